// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
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
// ├── when there is no batch
// │   └── it reverts with NoBatches
// ├── when the number is not the head's plus one
// │   ├── it reverts with WrongNumber and names the expected one
// │   └── it does so for the same batches sent again
// ├── when batch hash or evidence hash of any batch is zero
// │   └── it reverts with IncompleteBatch and anchors none
// └── when the batches are the next ones
//     ├── it emits BatchesAnchored with everything
//     ├── it moves the head, which any changed field would have moved elsewhere
//     ├── it moves the head as one call per batch would have
//     ├── it accepts zero roots
//     └── it leaves other datasets alone
contract BatchRegistryAnchorTest is Fixture {
    bytes32 private constant OTHER = keccak256("other dataset");

    function setUp() public override {
        super.setUp();
        vm.prank(ratifier);
        registry.activateCharter(OTHER, 0, CHARTER, 0);
    }

    function test_HeadOfAnUnknownDatasetIsZero() external view {
        (uint64 number, bytes28 chainHash) = registry.head(keccak256("unknown"));

        assertEq(number, 0);
        assertEq(bytes32(chainHash), bytes32(0));
    }

    function test_HeadIsTheHashOverAllBatches() external {
        IBatchRegistry.Entry memory first = _anchor("first");
        IBatchRegistry.Entry memory second = _anchor("second");

        (uint64 number, bytes28 chainHash) = registry.head(DATASET);
        assertEq(number, 2);
        assertEq(bytes32(chainHash), bytes32(_chain(_chain(0, DATASET, first), DATASET, second)));
    }

    function testFuzz_RevertWhen_CallerIsNotPublisher(address caller) external {
        vm.assume(caller != publisher);

        _expectUnauthorized(caller);
        vm.prank(caller);
        registry.anchor(DATASET, 1, CHARTER, _batches(1, 1));
    }

    function test_RevertWhen_ThereIsNoBatch() external {
        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.NoBatches.selector, DATASET));
        _send(DATASET, 1, new IBatchRegistry.Batch[](0));
    }

    function testFuzz_RevertWhen_NumberIsNotNext(uint8 anchored, uint64 number) external {
        uint64 last = anchored % 4;
        vm.assume(number != last + 1);
        if (last > 0) _send(DATASET, 1, _batches(1, last));

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.WrongNumber.selector, DATASET, number, last + 1));
        _send(DATASET, number, _batches(1, 1));
    }

    function test_RevertWhen_SentAgain() external {
        _send(DATASET, 1, _batches(1, 3));
        (, bytes28 before) = registry.head(DATASET);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.WrongNumber.selector, DATASET, 1, 4));
        _send(DATASET, 1, _batches(1, 3));

        (uint64 number, bytes28 chainHash) = registry.head(DATASET);
        assertEq(number, 3);
        assertEq(bytes32(chainHash), bytes32(before));
    }

    function testFuzz_RevertWhen_BatchBindsNothing(uint8 place, bool hasNoEvidence) external {
        uint64 index = place % 3;
        IBatchRegistry.Batch[] memory batches = _batches(1, 3);
        if (hasNoEvidence) batches[index].evidenceHash = bytes32(0);
        else batches[index].batchHash = bytes32(0);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.IncompleteBatch.selector, DATASET, index + 1));
        _send(DATASET, 1, batches);

        (uint64 number,) = registry.head(DATASET);
        assertEq(number, 0);
    }

    function test_RevertWhen_NumbersRunOut() external {
        uint64 last = type(uint32).max;
        // The dataset's first slot: the number in its lowest four bytes, as recorded in snapshots/.
        vm.store(address(registry), keccak256(abi.encode(DATASET, 1)), bytes32(uint256(last)));
        (uint64 number,) = registry.head(DATASET);
        assertEq(number, last);

        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 32, last + 1));
        _send(DATASET, last + 1, _batches(1, 1));
    }

    function testFuzz_EmitsEverything(IBatchRegistry.Batch[] memory batches) external {
        vm.assume(batches.length > 0);
        for (uint256 i = 0; i < batches.length; i++) {
            if (batches[i].batchHash == bytes32(0)) batches[i].batchHash = "batch";
            if (batches[i].evidenceHash == bytes32(0)) batches[i].evidenceHash = "evidence";
        }

        vm.expectEmit(address(registry));
        emit IBatchRegistry.BatchesAnchored(DATASET, 1, CHARTER, batches);
        _send(DATASET, 1, batches);

        _assertHead(DATASET, batches);
    }

    function testFuzz_ManyAtOnceAreAsOneByOne(uint8 count, uint8 split) external {
        uint64 total = 2 + count % 20;
        uint64 first = 1 + split % (total - 1);

        _send(DATASET, 1, _batches(1, first));
        _send(DATASET, first + 1, _batches(first + 1, total - first));

        _assertHead(DATASET, _batches(1, total));
    }

    function testFuzz_AnyChangedFieldChangesTheHead(uint8 field, uint8 bit) external {
        IBatchRegistry.Batch memory changed = _batch(1);
        bytes32 datasetId = DATASET;
        bytes32 charterHash = CHARTER;
        bytes32 mask = bytes32(uint256(1) << bit);
        field = field % 9;
        if (field == 0) datasetId ^= mask;
        if (field == 1) charterHash ^= mask;
        if (field == 2) changed.batchHash ^= mask;
        if (field == 3) changed.validatedRoot ^= mask;
        if (field == 4) changed.verdictRoot ^= mask;
        if (field == 5) changed.rewardsRoot ^= mask;
        if (field == 6) changed.logSize ^= uint64(1) << (bit % 64);
        if (field == 7) changed.logRoot ^= mask;
        if (field == 8) changed.evidenceHash ^= mask;
        _send(DATASET, 1, _batches(1, 1));
        (, bytes28 chainHash) = registry.head(DATASET);

        _deploy(WINDOW, CLAIM_PERIOD);
        (bytes32 active,,) = registry.charter(datasetId);
        if (active != charterHash) {
            vm.prank(ratifier);
            registry.activateCharter(datasetId, active, charterHash, 0);
        }
        vm.prank(publisher);
        registry.anchor(datasetId, 1, charterHash, _one(changed));

        (, bytes28 changedChainHash) = registry.head(datasetId);
        assertNotEq(bytes32(changedChainHash), bytes32(chainHash));
    }

    function test_AcceptsZeroRoots() external {
        IBatchRegistry.Batch[] memory batches = _batches(1, 1);
        batches[0].validatedRoot = bytes32(0);
        batches[0].verdictRoot = bytes32(0);
        batches[0].rewardsRoot = bytes32(0);

        _send(DATASET, 1, batches);

        _assertHead(DATASET, batches);
    }

    function test_LeavesOtherDatasetsAlone() external {
        _send(DATASET, 1, _batches(1, 2));

        _send(OTHER, 1, _batches(1, 1));

        _assertHead(DATASET, _batches(1, 2));
        _assertHead(OTHER, _batches(1, 1));
    }

    function _send(bytes32 datasetId, uint64 firstNumber, IBatchRegistry.Batch[] memory batches) private {
        vm.prank(publisher);
        registry.anchor(datasetId, firstNumber, CHARTER, batches);
    }

    function _batches(uint64 firstNumber, uint64 count) private pure returns (IBatchRegistry.Batch[] memory batches) {
        batches = new IBatchRegistry.Batch[](count);
        for (uint64 i = 0; i < count; i++) {
            batches[i] = _batch(firstNumber + i);
        }
    }

    function _assertHead(bytes32 datasetId, IBatchRegistry.Batch[] memory history) private view {
        bytes28 expected = 0;
        for (uint64 i = 0; i < history.length; i++) {
            expected = _chain(expected, datasetId, IBatchRegistry.Entry(i + 1, 0, CHARTER, history[i]));
        }
        (uint64 number, bytes28 chainHash) = registry.head(datasetId);
        assertEq(number, history.length);
        assertEq(bytes32(chainHash), bytes32(expected));
    }
}
