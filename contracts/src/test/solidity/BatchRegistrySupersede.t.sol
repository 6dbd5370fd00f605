// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {Fixture} from "./Fixture.sol";

// supersede
// ├── when the caller is not the publisher
// │   └── it reverts with AccessManagedUnauthorized
// ├── when the number is not the head's plus one
// │   └── it reverts with WrongNumber
// ├── when the charter is not active
// │   └── it reverts with CharterNotActive
// ├── when no earlier number is named: zero, its own or a later one
// │   ├── it reverts with NothingSuperseded
// │   └── it does so for a number that only another dataset has
// ├── when the entry is superseded already
// │   └── it reverts with AlreadySuperseded
// ├── when batch hash or evidence hash is zero
// │   └── it reverts with IncompleteBatch
// └── when all is right
//     ├── it emits BatchesAnchored and BatchSuperseded
//     ├── it moves the head by the entry with what it supersedes
//     ├── it says by whom the entry is superseded, and leaves that entry provable
//     ├── it may supersede a correction
//     └── it leaves other datasets alone
contract BatchRegistrySupersedeTest is Fixture {
    function testFuzz_RevertWhen_CallerIsNotPublisher(address caller) external {
        vm.assume(caller != publisher);
        _anchor("wrong");

        _expectUnauthorized(caller);
        vm.prank(caller);
        registry.supersede(DATASET, _correction(2, 1));
    }

    function testFuzz_RevertWhen_NumberIsNotNext(uint64 number) external {
        vm.assume(number != 2);
        _anchor("wrong");

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.WrongNumber.selector, DATASET, number, 2));
        _send(_correction(number, 1));
    }

    function test_RevertWhen_CharterIsNotActive() external {
        _anchor("wrong");
        IBatchRegistry.Entry memory entry = _correction(2, 1);
        entry.charterHash = keccak256("another charter");

        vm.expectRevert(
            abi.encodeWithSelector(IBatchRegistry.CharterNotActive.selector, DATASET, entry.charterHash, CHARTER)
        );
        _send(entry);
    }

    function testFuzz_RevertWhen_NothingEarlierIsNamed(uint64 supersedes) external {
        vm.assume(supersedes == 0 || supersedes > 2);
        _anchor("first");
        _anchor("second");

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.NothingSuperseded.selector, DATASET, supersedes, 2));
        _send(_correction(3, supersedes));
    }

    function test_RevertWhen_ItNamesItself() external {
        _anchor("first");

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.NothingSuperseded.selector, DATASET, 2, 1));
        _send(_correction(2, 2));
    }

    function test_RevertWhen_OnlyAnotherDatasetHasTheNumber() external {
        _anchor("first");
        _anchor("second");
        bytes32 other = keccak256("other dataset");
        vm.prank(ratifier);
        registry.activateCharter(other, 0, CHARTER, 0);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.NothingSuperseded.selector, other, 2, 0));
        vm.prank(publisher);
        registry.supersede(other, _correction(1, 2));
    }

    function test_RevertWhen_SupersededAlready() external {
        _anchor("wrong");
        _supersede(1, "right");

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.AlreadySuperseded.selector, DATASET, 1, 2));
        _send(_correction(3, 1));
    }

    function test_RevertWhen_CorrectionBindsNothing() external {
        _anchor("wrong");
        IBatchRegistry.Entry memory withoutBatch = _correction(2, 1);
        withoutBatch.batch.batchHash = bytes32(0);
        IBatchRegistry.Entry memory withoutEvidence = _correction(2, 1);
        withoutEvidence.batch.evidenceHash = bytes32(0);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.IncompleteBatch.selector, DATASET, 2));
        _send(withoutBatch);
        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.IncompleteBatch.selector, DATASET, 2));
        _send(withoutEvidence);
        assertEq(registry.supersededBy(DATASET, 1), 0);
    }

    function testFuzz_EmitsEverything(IBatchRegistry.Batch memory batch) external {
        vm.assume(batch.batchHash != bytes32(0) && batch.evidenceHash != bytes32(0));
        _anchor("wrong");

        vm.expectEmit(address(registry));
        emit IBatchRegistry.BatchesAnchored(DATASET, 2, CHARTER, _one(batch));
        vm.expectEmit(address(registry));
        emit IBatchRegistry.BatchSuperseded(DATASET, 1, 2);
        _send(IBatchRegistry.Entry(2, 1, CHARTER, batch));
    }

    function test_MovesTheHeadByTheEntry() external {
        IBatchRegistry.Entry memory wrong = _anchor("wrong");

        IBatchRegistry.Entry memory right = _supersede(1, "right");

        (uint64 number, bytes28 chainHash) = registry.head(DATASET);
        assertEq(number, 2);
        assertEq(bytes32(chainHash), bytes32(_chain(_chain(0, DATASET, wrong), DATASET, right)));
    }

    function test_KeepsTheSupersededEntryProvable() external {
        IBatchRegistry.Entry memory wrong = _anchor("wrong");
        _supersede(1, "right");

        assertEq(registry.supersededBy(DATASET, 1), 2);
        assertEq(registry.supersededBy(DATASET, 2), 0);
        assertTrue(registry.isAnchored(DATASET, wrong, _inclusion(1)));
    }

    function test_MaySupersedeACorrection() external {
        _anchor("wrong");
        _supersede(1, "wrong too");

        _supersede(2, "right");

        assertEq(registry.supersededBy(DATASET, 1), 2);
        assertEq(registry.supersededBy(DATASET, 2), 3);
    }

    function test_LeavesOtherDatasetsAlone() external {
        _anchor("wrong");
        _supersede(1, "right");

        assertEq(registry.supersededBy(keccak256("other dataset"), 1), 0);
    }

    function _correction(uint64 number, uint64 supersedes) private pure returns (IBatchRegistry.Entry memory) {
        return IBatchRegistry.Entry(number, supersedes, CHARTER, _batch(number));
    }

    function _send(IBatchRegistry.Entry memory entry) private {
        vm.prank(publisher);
        registry.supersede(DATASET, entry);
    }
}
