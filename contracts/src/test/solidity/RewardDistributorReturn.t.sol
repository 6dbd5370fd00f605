// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBoundedPause} from "../../main/solidity/interfaces/IBoundedPause.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {PayoutFixture} from "./PayoutFixture.sol";

// returnUnclaimed
// ├── when the caller is not the treasurer
// │   └── it reverts with AccessManagedUnauthorized
// ├── when there is a pause
// │   └── it reverts with PausedUntil
// ├── when the root of the first proof has no claim period that is over
// │   ├── it reverts with StillClaimable before the deadline, which pauses extend
// │   ├── it does so for a root that was never active
// │   └── it does so for ever if there is no claim period
// ├── when the second proof is not of the current or the previous root
// │   └── it reverts with InvalidProof
// ├── when that much is settled
// │   └── it reverts with NothingToClaim
// ├── when the tree promises more than its total
// │   └── it reverts with TotalExceeded
// └── when the deadline is over
//     ├── it pays the difference to the treasury and emits Returned
//     ├── it leaves what was listed later to the account
//     ├── it takes no more than the account could claim, if a correction lowered that
//     └── until it is done, the account may claim
contract RewardDistributorReturnTest is PayoutFixture {
    function testFuzz_RevertWhen_CallerIsNotTreasurer(address caller) external {
        vm.assume(caller != treasurer);
        bytes32[] memory proof = _proof(_publishTree(300, 100), ana, 300);
        skip(CLAIM_PERIOD);

        _expectUnauthorized(caller);
        vm.prank(caller);
        distributor.returnUnclaimed(ana, 300, proof, 300, proof);
    }

    function test_RevertWhen_Paused() external {
        bytes32[] memory tree = _publishTree(300, 100);
        skip(CLAIM_PERIOD);
        _pause(1 days);

        vm.expectRevert(abi.encodeWithSelector(IBoundedPause.PausedUntil.selector, block.timestamp + 1 days));
        _return(tree, 300, tree, 300);
    }

    function testFuzz_RevertWhen_DeadlineIsNotOver(uint32 later) external {
        bytes32[] memory tree = _publishTree(300, 100);
        uint256 deadline = block.timestamp + CLAIM_PERIOD;
        skip(later % CLAIM_PERIOD);

        assertEq(distributor.claimableUntil(tree[0]), deadline);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.StillClaimable.selector, tree[0], deadline));
        _return(tree, 300, tree, 300);

        vm.warp(deadline);
        _return(tree, 300, tree, 300);
    }

    function testFuzz_PauseExtendsTheDeadline(uint32 before, uint32 duration) external {
        before = before % CLAIM_PERIOD;
        duration = uint32(bound(duration, 1, 7 days));
        bytes32[] memory tree = _publishTree(300, 100);
        uint256 deadline = block.timestamp + CLAIM_PERIOD + duration;
        skip(before);
        _pause(duration);

        assertEq(distributor.claimableUntil(tree[0]), deadline);
        vm.warp(deadline - 1);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.StillClaimable.selector, tree[0], deadline));
        _return(tree, 300, tree, 300);
        skip(1);
        _return(tree, 300, tree, 300);
    }

    function test_RevertWhen_RootWasNeverActive() external {
        bytes32[] memory current = _publishTree(300, 100);
        bytes32[] memory pending = _tree(500, 100);
        _propose(_anchor(pending[0]), 600);
        skip(CLAIM_PERIOD);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.StillClaimable.selector, pending[0], 0));
        _return(pending, 500, current, 300);
    }

    function test_RevertWhen_ThereIsNoClaimPeriod() external {
        _deploy(WINDOW, 0);
        bytes32[] memory tree = _publishTree(300, 100);
        skip(100_000 days);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.StillClaimable.selector, tree[0], 0));
        _return(tree, 300, tree, 300);
    }

    function test_RevertWhen_SecondProofIsOfNoClaimableRoot() external {
        bytes32[] memory oldest = _publishTree(300, 100);
        _publishTree(400, 100);
        _publishTree(500, 100);
        skip(CLAIM_PERIOD);

        _expectInvalid(ana, 300);
        _return(oldest, 300, oldest, 300);
    }

    function test_RevertWhen_EverythingIsSettled() external {
        bytes32[] memory tree = _publishTree(300, 100);
        _claim(tree, ana, 300);
        skip(CLAIM_PERIOD);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, ana, 300, 300));
        _return(tree, 300, tree, 300);
    }

    function test_RevertWhen_TreePromisesMoreThanDeclared() external {
        bytes32[] memory tree = _tree(300, 100);
        _publish(tree[0], 399);
        _claim(tree, ben, 100);
        skip(CLAIM_PERIOD);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.TotalExceeded.selector, ana, 300, 299));
        _return(tree, 300, tree, 300);
    }

    function testFuzz_ReturnsToTheTreasuryWhatIsLeft(uint64 claimed, uint64 more) external {
        vm.assume(claimed > 0 && more > 0);
        uint256 listed = uint256(claimed) + more;
        _claim(_publishTree(claimed, 100), ana, claimed);
        bytes32[] memory tree = _publishTree(listed, 100);
        skip(CLAIM_PERIOD);

        vm.expectEmit(address(distributor));
        emit IRewardDistributor.Returned(ana, more, listed);
        _return(tree, listed, tree, listed);

        assertEq(token.balanceOf(ana), claimed);
        assertEq(token.balanceOf(treasury), more);
        assertEq(token.balanceOf(address(distributor)), 100);
        assertEq(distributor.claimed(ana), listed);
        assertEq(distributor.claimedTotal(), listed);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, ana, listed, listed));
        _claim(tree, ana, listed);
        _claim(tree, ben, 100);
    }

    function test_LeavesTheAccountWhatWasListedLater() external {
        bytes32[] memory expired = _publishTree(300, 100);
        skip(CLAIM_PERIOD - WINDOW);
        bytes32[] memory current = _publishTree(500, 100);

        _return(expired, 300, current, 500);

        vm.expectRevert(
            abi.encodeWithSelector(
                IRewardDistributor.StillClaimable.selector, current[0], block.timestamp + CLAIM_PERIOD
            )
        );
        _return(current, 500, current, 500);
        _claim(current, ana, 500);
        assertEq(token.balanceOf(treasury), 300);
        assertEq(token.balanceOf(ana), 200);
    }

    function test_TakesNoMoreThanTheAccountCouldClaim() external {
        bytes32[] memory wrong = _publishTree(3000, 100);
        bytes32[] memory right = _tree(30, 100);
        _publish(right[0], 3100);
        skip(CLAIM_PERIOD);

        _return(wrong, 3000, right, 30);

        assertEq(token.balanceOf(treasury), 30);
        assertEq(distributor.claimed(ana), 30);
    }

    function test_AccountMayClaimUntilItIsDone() external {
        bytes32[] memory tree = _publishTree(300, 100);
        skip(CLAIM_PERIOD + 1000 days);

        _claim(tree, ana, 300);

        assertEq(token.balanceOf(ana), 300);
    }

    function _return(bytes32[] memory expired, uint256 expiredAmount, bytes32[] memory current, uint256 cumulative)
        private
    {
        bytes32[] memory expiredProof = _proof(expired, ana, expiredAmount);
        bytes32[] memory proof = _proof(current, ana, cumulative);
        vm.prank(treasurer);
        distributor.returnUnclaimed(ana, expiredAmount, expiredProof, cumulative, proof);
    }
}
