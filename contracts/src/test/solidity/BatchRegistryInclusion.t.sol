// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {Fixture} from "./Fixture.sol";

// entryHash
// └── it is the hash of dataset id and entry
// isAnchored
// ├── it is true for every entry of the history, a correction among them
// ├── it is false for any changed field of the entry
// ├── it is false for any changed part of the inclusion
// ├── it is false for another dataset
// └── it is false once another entry followed, and true with that one appended
contract BatchRegistryInclusionTest is Fixture {
    IBatchRegistry.Entry[4] private _history;

    function setUp() public override {
        super.setUp();
        _history[0] = _anchor("first");
        _history[1] = _anchor("second");
        _history[2] = _supersede(1, "first again");
        _history[3] = _anchor("last");
    }

    function test_EntryHashIsThatOfDatasetAndEntry() external view {
        assertEq(registry.entryHash(DATASET, _history[2]), keccak256(abi.encode(DATASET, _history[2])));
    }

    function test_EveryEntryIsAnchored() external view {
        for (uint64 i = 0; i < 4; i++) {
            assertTrue(registry.isAnchored(DATASET, _history[i], _inclusion(i + 1)));
        }
    }

    function testFuzz_NoOtherEntryIsAnchored(uint8 place, uint8 field, uint8 bit) external view {
        IBatchRegistry.Entry memory entry = _history[place % 4];
        IBatchRegistry.Inclusion memory inclusion = _inclusion(entry.number);
        bytes32 mask = bytes32(uint256(1) << bit);
        field = field % 10;
        if (field == 0) entry.number ^= uint64(1) << (bit % 64);
        if (field == 1) entry.supersedes ^= uint64(1) << (bit % 64);
        if (field == 2) entry.charterHash ^= mask;
        if (field == 3) entry.batch.batchHash ^= mask;
        if (field == 4) entry.batch.validatedRoot ^= mask;
        if (field == 5) entry.batch.verdictRoot ^= mask;
        if (field == 6) entry.batch.rewardsRoot ^= mask;
        if (field == 7) entry.batch.logSize ^= uint64(1) << (bit % 64);
        if (field == 8) entry.batch.logRoot ^= mask;
        if (field == 9) entry.batch.evidenceHash ^= mask;

        assertFalse(registry.isAnchored(DATASET, entry, inclusion));
    }

    function testFuzz_NoOtherInclusionHolds(uint8 place, uint8 part, uint8 bit) external view {
        IBatchRegistry.Entry memory entry = _history[place % 4];
        IBatchRegistry.Inclusion memory inclusion = _inclusion(entry.number);
        uint256 index = part % (inclusion.later.length + 1);
        if (index == inclusion.later.length) inclusion.before ^= bytes28(uint224(1) << (bit % 224));
        else inclusion.later[index] ^= bytes32(uint256(1) << bit);

        assertFalse(registry.isAnchored(DATASET, entry, inclusion));
    }

    function testFuzz_NoOtherDatasetHasIt(bytes32 datasetId) external view {
        vm.assume(datasetId != DATASET);

        assertFalse(registry.isAnchored(datasetId, _history[3], _inclusion(4)));
    }

    function test_ProofIsBroughtUpToDateByTheNextEntryHash() external {
        IBatchRegistry.Inclusion memory inclusion = _inclusion(4);
        IBatchRegistry.Entry memory next = _anchor("next");

        assertFalse(registry.isAnchored(DATASET, _history[3], inclusion));
        inclusion.later = new bytes32[](1);
        inclusion.later[0] = registry.entryHash(DATASET, next);
        assertTrue(registry.isAnchored(DATASET, _history[3], inclusion));
    }
}
