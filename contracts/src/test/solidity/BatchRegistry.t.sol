// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {Fixture} from "./Fixture.sol";

// head
// ├── given no batch
// │   └── it is number 0 and chain hash 0
// └── given batches
//     └── it is the last number and the hash over all of them
// anchor
// ├── when the caller is not the publisher
// │   └── it reverts with AccessManagedUnauthorized
// ├── when the dataset id is zero
// │   └── it reverts with ZeroDatasetId
// ├── when the number is not the head's plus one
// │   ├── it reverts with WrongNumber and names the expected one
// │   └── it does so for the same batch sent again
// ├── when batch hash, evidence hash or charter hash is zero
// │   └── it reverts with IncompleteBatch
// └── when the batch is the next one
//     ├── it emits BatchAnchored with everything
//     ├── it moves the head, which any changed field would have moved elsewhere
//     ├── it accepts zero roots
//     └── it leaves other datasets alone
contract BatchRegistryTest is Fixture {
    function test_HeadOfAnUnknownDatasetIsZero() external view {
        (uint64 number, bytes32 chainHash) = registry.head(DATASET);

        assertEq(number, 0);
        assertEq(chainHash, bytes32(0));
    }

    function test_HeadIsTheHashOverAllBatches() external {
        _anchor(1);
        _anchor(2);

        (uint64 number, bytes32 chainHash) = registry.head(DATASET);
        bytes32 first = keccak256(abi.encode(bytes32(0), DATASET, _batch(1)));
        assertEq(number, 2);
        assertEq(chainHash, keccak256(abi.encode(first, DATASET, _batch(2))));
    }

    function testFuzz_RevertWhen_CallerIsNotPublisher(address caller) external {
        vm.assume(caller != publisher);

        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
        registry.anchor(DATASET, _batch(1));
    }

    function test_RevertWhen_DatasetIdIsZero() external {
        vm.expectRevert(IBatchRegistry.ZeroDatasetId.selector);
        vm.prank(publisher);
        registry.anchor(bytes32(0), _batch(1));
    }

    function testFuzz_RevertWhen_NumberIsNotNext(uint8 anchored, uint64 number) external {
        uint64 last = anchored % 4;
        vm.assume(number != last + 1);
        for (uint64 i = 1; i <= last; i++) {
            _anchor(i);
        }

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.WrongNumber.selector, DATASET, number, last + 1));
        vm.prank(publisher);
        registry.anchor(DATASET, _wrongBatch(number));
    }

    function test_RevertWhen_SentAgain() external {
        _anchor(1);
        (, bytes32 before) = registry.head(DATASET);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.WrongNumber.selector, DATASET, 1, 2));
        vm.prank(publisher);
        registry.anchor(DATASET, _batch(1));

        (uint64 number, bytes32 chainHash) = registry.head(DATASET);
        assertEq(number, 1);
        assertEq(chainHash, before);
    }

    function test_RevertWhen_BatchBindsNothing() external {
        IBatchRegistry.Batch memory withoutBatchHash = _batch(1);
        withoutBatchHash.batchHash = bytes32(0);
        IBatchRegistry.Batch memory withoutEvidence = _batch(1);
        withoutEvidence.evidenceHash = bytes32(0);
        IBatchRegistry.Batch memory withoutCharter = _batch(1);
        withoutCharter.charterHash = bytes32(0);

        _expectIncomplete(withoutBatchHash);
        _expectIncomplete(withoutEvidence);
        _expectIncomplete(withoutCharter);
    }

    function testFuzz_EmitsEverything(bytes32 datasetId, IBatchRegistry.Batch memory batch) external {
        vm.assume(datasetId != bytes32(0));
        _complete(batch);
        bytes32 chainHash = keccak256(abi.encode(bytes32(0), datasetId, batch));

        vm.expectEmit(address(registry));
        emit IBatchRegistry.BatchAnchored(datasetId, 1, batch.batchHash, batch, chainHash);
        vm.prank(publisher);
        registry.anchor(datasetId, batch);
    }

    function testFuzz_AnyChangedFieldChangesTheHead(uint8 field, uint8 bit) external {
        bytes32 otherDataset = DATASET;
        IBatchRegistry.Batch memory changed = _batch(1);
        uint256 mask = uint256(1) << bit;
        field = field % 9;
        if (field == 0) otherDataset ^= bytes32(mask);
        if (field == 1) changed.batchHash ^= bytes32(mask);
        if (field == 2) changed.validatedRoot ^= bytes32(mask);
        if (field == 3) changed.verdictRoot ^= bytes32(mask);
        if (field == 4) changed.rewardsRoot ^= bytes32(mask);
        if (field == 5) changed.logSize ^= uint64(1) << (bit % 64);
        if (field == 6) changed.logRoot ^= bytes32(mask);
        if (field == 7) changed.evidenceHash ^= bytes32(mask);
        if (field == 8) changed.charterHash ^= bytes32(mask);

        uint256 before = vm.snapshotState();
        _anchor(1);
        (, bytes32 chainHash) = registry.head(DATASET);
        vm.revertToState(before);
        vm.prank(publisher);
        registry.anchor(otherDataset, changed);

        (, bytes32 changedChainHash) = registry.head(otherDataset);
        assertNotEq(changedChainHash, chainHash);
    }

    function test_AcceptsZeroRoots() external {
        IBatchRegistry.Batch memory batch = _batch(1);
        batch.validatedRoot = bytes32(0);
        batch.verdictRoot = bytes32(0);
        batch.rewardsRoot = bytes32(0);

        vm.prank(publisher);
        registry.anchor(DATASET, batch);

        (uint64 number,) = registry.head(DATASET);
        assertEq(number, 1);
    }

    function testFuzz_LeavesOtherDatasetsAlone(bytes32 other) external {
        vm.assume(other != DATASET && other != bytes32(0));
        _anchor(1);
        (, bytes32 before) = registry.head(DATASET);

        vm.prank(publisher);
        registry.anchor(other, _batch(1));

        (uint64 number, bytes32 chainHash) = registry.head(DATASET);
        assertEq(number, 1);
        assertEq(chainHash, before);
    }

    function _expectIncomplete(IBatchRegistry.Batch memory batch) private {
        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.IncompleteBatch.selector, DATASET, 1));
        vm.prank(publisher);
        registry.anchor(DATASET, batch);
    }

    /// Everything but the number is right.
    function _wrongBatch(uint64 number) private pure returns (IBatchRegistry.Batch memory batch) {
        batch = _batch(1);
        batch.number = number;
    }

    function _complete(IBatchRegistry.Batch memory batch) private pure {
        batch.number = 1;
        if (batch.batchHash == bytes32(0)) batch.batchHash = bytes32(uint256(1));
        if (batch.evidenceHash == bytes32(0)) batch.evidenceHash = bytes32(uint256(1));
        if (batch.charterHash == bytes32(0)) batch.charterHash = bytes32(uint256(1));
    }
}
