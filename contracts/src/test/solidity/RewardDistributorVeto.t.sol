// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {PayoutFixture} from "./PayoutFixture.sol";

// veto
// ├── when the caller is not the vetoer
// │   └── it reverts with AccessManagedUnauthorized
// ├── when the root is not the pending one, or none is pending
// │   └── it reverts with NotPending
// └── when it is
//     ├── it emits RootVetoed and nothing is pending
//     ├── the root never pays
//     ├── it works during a pause, and after the challenge window
//     └── another root may be proposed
// withdraw
// ├── when the caller is not the proposer
// │   └── it reverts with AccessManagedUnauthorized
// ├── when the root is not the pending one, or none is pending
// │   └── it reverts with NotPending
// └── when it is
//     ├── it emits RootWithdrawn and nothing is pending
//     └── the same root may be proposed again, and waits again
contract RewardDistributorVetoTest is PayoutFixture {
    bytes32 private constant ROOT = keccak256("root");

    function testFuzz_RevertWhen_CallerMayNot(address caller) external {
        vm.assume(caller != vetoer && caller != proposer);
        _propose(_anchor(ROOT), 100);

        _expectUnauthorized(caller);
        vm.prank(caller);
        distributor.veto(ROOT, "");
        _expectUnauthorized(caller);
        vm.prank(caller);
        distributor.withdraw(ROOT);
    }

    function test_RevertWhen_VetoerWithdrawsOrProposerVetoes() external {
        _propose(_anchor(ROOT), 100);

        _expectUnauthorized(proposer);
        vm.prank(proposer);
        distributor.veto(ROOT, "");
        _expectUnauthorized(vetoer);
        vm.prank(vetoer);
        distributor.withdraw(ROOT);
    }

    function testFuzz_RevertWhen_RootIsNotPending(bytes32 root) external {
        vm.assume(root != ROOT);
        _expectNotPending(root, bytes32(0));
        _propose(_anchor(ROOT), 100);
        _expectNotPending(root, ROOT);
    }

    function test_RevertWhen_NothingIsPending() external {
        _expectNotPending(bytes32(0), bytes32(0));
        _expectNotPending(ROOT, bytes32(0));
        _publish(ROOT, 100);
        _expectNotPending(ROOT, bytes32(0));
        _expectNotPending(bytes32(0), bytes32(0));
    }

    function testFuzz_VetoEmitsAndClears(string memory reason) external {
        _propose(_anchor(ROOT), 100);

        vm.expectEmit(address(distributor));
        emit IRewardDistributor.RootVetoed(1, ROOT, 1, vetoer, reason);
        vm.prank(vetoer);
        distributor.veto(ROOT, reason);

        assertTrue(distributor.isVetoed(ROOT));
        assertEq(distributor.claimableUntil(ROOT), 0);
        assertEq(distributor.pending().total, 0);
        assertEq(distributor.activatableAt(), 0);
        _expectNotPending(ROOT, bytes32(0));
    }

    function test_VetoedRootNeverPays() external {
        bytes32[] memory tree = _tree(300, 100);
        _propose(_anchor(tree[0]), 400);
        token.mint(address(distributor), 400);
        vm.prank(vetoer);
        distributor.veto(tree[0], "Ana did not earn that");
        skip(WINDOW);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotPending.selector, tree[0], bytes32(0)));
        distributor.activate(tree[0]);
        _expectInvalid(ana, 300);
        _claim(tree, ana, 300);
        IBatchRegistry.Entry memory again = _anchor(tree[0]);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.VetoedRoot.selector, tree[0]));
        _propose(again, 400);
        IBatchRegistry.Entry memory correction = _supersede(1, tree[0]);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.VetoedRoot.selector, tree[0]));
        _propose(correction, 400);
        skip(1000 days);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.StillClaimable.selector, tree[0], 0));
        vm.prank(treasurer);
        distributor.returnUnclaimed(ana, 300, _proof(tree, ana, 300), 300, _proof(tree, ana, 300));
    }

    function test_VetoWorksDuringAPause() external {
        _propose(_anchor(ROOT), 100);
        _pause(7 days);
        skip(1 days);

        vm.prank(vetoer);
        distributor.veto(ROOT, "wrong");

        assertTrue(distributor.isVetoed(ROOT));
    }

    function test_VetoWorksAfterTheWindowUntilActivation() external {
        _propose(_anchor(ROOT), 100);
        skip(WINDOW + 1 days);

        vm.prank(vetoer);
        distributor.veto(ROOT, "wrong");

        assertTrue(distributor.isVetoed(ROOT));
    }

    function test_AnotherRootMayFollowAVeto() external {
        _propose(_anchor(ROOT), 100);
        vm.prank(vetoer);
        distributor.veto(ROOT, "wrong");

        bytes32[] memory tree = _publishTree(300, 100);

        _claim(tree, ana, 300);
        assertEq(distributor.epoch(), 1);
        assertEq(distributor.batchNumber(), 2);
    }

    function test_WithdrawEmitsAndClears() external {
        _propose(_anchor(ROOT), 100);

        vm.expectEmit(address(distributor));
        emit IRewardDistributor.RootWithdrawn(1, ROOT, 1);
        vm.prank(proposer);
        distributor.withdraw(ROOT);

        assertFalse(distributor.isVetoed(ROOT));
        assertEq(distributor.pending().root, bytes32(0));
    }

    function test_WithdrawnRootWaitsAgain() external {
        IBatchRegistry.Entry memory entry = _anchor(ROOT);
        token.mint(address(distributor), 200);
        _propose(entry, 100);
        skip(WINDOW);
        vm.prank(proposer);
        distributor.withdraw(ROOT);

        _propose(entry, 200);

        vm.expectRevert(
            abi.encodeWithSelector(IRewardDistributor.ChallengeWindowOpen.selector, block.timestamp + WINDOW)
        );
        distributor.activate(ROOT);
        skip(WINDOW);
        distributor.activate(ROOT);
        assertEq(distributor.declaredTotal(), 200);
    }

    function _expectNotPending(bytes32 root, bytes32 pending) private {
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotPending.selector, root, pending));
        vm.prank(vetoer);
        distributor.veto(root, "");
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotPending.selector, root, pending));
        vm.prank(proposer);
        distributor.withdraw(root);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotPending.selector, root, pending));
        distributor.activate(root);
    }
}
