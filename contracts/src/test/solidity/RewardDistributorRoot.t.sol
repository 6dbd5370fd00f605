// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {RewardDistributor} from "../../main/solidity/RewardDistributor.sol";
import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {Fixture} from "./Fixture.sol";

// constructor
// ├── when the dataset id is zero
// │   └── it reverts with ZeroDatasetId
// └── it keeps token, registry and dataset id
// setRoot
// ├── when the caller is not the publisher
// │   └── it reverts with AccessManagedUnauthorized
// ├── when the batch is not anchored, in this dataset
// │   └── it reverts with BatchNotAnchored
// ├── when the batch is that of the current root, or an earlier one
// │   └── it reverts with StaleBatch
// ├── when the root is zero or the current one
// │   └── it reverts with NoNewRoot
// ├── when the total is below the current one
// │   └── it reverts with TotalFell
// ├── when the total does not fit 128 bits
// │   └── it reverts
// └── when all is right
//     ├── it emits RootSet
//     ├── it keeps the root before as previous
//     └── it may skip batches and keep the total
contract RewardDistributorRootTest is Fixture {
    bytes32 private constant FIRST = keccak256("first root");
    bytes32 private constant SECOND = keccak256("second root");

    function test_KeepsTokenRegistryAndDataset() external view {
        assertEq(address(distributor.token()), address(token));
        assertEq(address(distributor.registry()), address(registry));
        assertEq(distributor.datasetId(), DATASET);
        assertEq(distributor.authority(), address(authority));
    }

    function test_RevertWhen_DatasetIdIsZero() external {
        vm.expectRevert(IBatchRegistry.ZeroDatasetId.selector);
        new RewardDistributor(address(authority), token, registry, bytes32(0));
    }

    function testFuzz_RevertWhen_CallerIsNotPublisher(address caller) external {
        vm.assume(caller != publisher);
        _anchor(1);

        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
        distributor.setRoot(1, FIRST, 100);
    }

    function test_RevertWhen_BatchIsNotAnchored() external {
        _anchor(1);
        vm.prank(publisher);
        registry.anchor(keccak256("another dataset"), _batch(1));

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.BatchNotAnchored.selector, 2, 1));
        _setRoot(2, FIRST, 100);
    }

    function test_RevertWhen_BatchIsStale() external {
        _anchor(1);
        _anchor(2);
        _setRoot(2, FIRST, 100);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.StaleBatch.selector, 2, 2));
        _setRoot(2, SECOND, 100);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.StaleBatch.selector, 1, 2));
        _setRoot(1, SECOND, 100);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.StaleBatch.selector, 0, 2));
        _setRoot(0, SECOND, 100);
    }

    function test_RevertWhen_RootIsZero() external {
        _anchor(1);
        _anchor(2);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NoNewRoot.selector, bytes32(0)));
        _setRoot(1, bytes32(0), 100);
        _setRoot(1, FIRST, 100);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NoNewRoot.selector, bytes32(0)));
        _setRoot(2, bytes32(0), 100);
    }

    function test_RevertWhen_RootIsTheCurrentOne() external {
        _anchor(1);
        _anchor(2);
        _setRoot(1, FIRST, 100);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NoNewRoot.selector, FIRST));
        _setRoot(2, FIRST, 100);
    }

    function test_RevertWhen_TotalFalls() external {
        _anchor(1);
        _anchor(2);
        _setRoot(1, FIRST, 100);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.TotalFell.selector, 99, 100));
        _setRoot(2, SECOND, 99);
    }

    function testFuzz_RevertWhen_TotalDoesNotFit(uint256 total) external {
        total = bound(total, 1 << 128, type(uint256).max);
        _anchor(1);

        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 128, total));
        _setRoot(1, FIRST, total);
    }

    function testFuzz_EmitsRootSet(bytes32 root, uint128 total) external {
        vm.assume(root != bytes32(0));
        _anchor(1);

        vm.expectEmit(address(distributor));
        emit IRewardDistributor.RootSet(1, root, total);
        _setRoot(1, root, total);

        assertEq(distributor.declaredTotal(), total);
    }

    function test_KeepsTheRootBefore() external {
        _anchor(1);
        _anchor(2);
        _setRoot(1, FIRST, 100);
        assertEq(distributor.currentRoot(), FIRST);
        assertEq(distributor.previousRoot(), bytes32(0));

        _setRoot(2, SECOND, 150);

        assertEq(distributor.currentRoot(), SECOND);
        assertEq(distributor.previousRoot(), FIRST);
        assertEq(distributor.batchNumber(), 2);
        assertEq(distributor.declaredTotal(), 150);
        assertEq(distributor.claimedTotal(), 0);
    }

    function test_MaySkipBatchesAndKeepTheTotal() external {
        _anchor(1);
        _anchor(2);
        _anchor(3);
        _setRoot(1, FIRST, 100);

        _setRoot(3, SECOND, 100);

        assertEq(distributor.batchNumber(), 3);
    }

    function _setRoot(uint64 batchNumber, bytes32 root, uint256 total) private {
        vm.prank(publisher);
        distributor.setRoot(batchNumber, root, total);
    }
}
