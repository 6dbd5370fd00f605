// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {IBoundedPause} from "../../main/solidity/interfaces/IBoundedPause.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {Fixture} from "./Fixture.sol";

// activate
// ├── when there is a pause
// │   └── it reverts with PausedUntil
// ├── when the root is not the pending one
// │   └── it reverts with NotPending
// ├── when the challenge window is open
// │   ├── it reverts with ChallengeWindowOpen
// │   └── it does so for as much longer as there was a pause
// ├── when a later entry corrected the batch meanwhile
// │   └── it reverts with BatchSuperseded
// ├── when the token is not allowed any more
// │   └── it reverts with TokenNotAllowed
// ├── when less is funded than the root promises
// │   └── it reverts with NotFunded
// └── when all is right, whoever calls
//     ├── it emits RootActivated
//     ├── it keeps the root before as previous
//     ├── it counts what was paid as funded
//     ├── it may skip batches and keep the total
//     └── on the embedded chain it does not wait if the window is zero
contract RewardDistributorActivateTest is Fixture {
    bytes32 private constant FIRST = keccak256("first root");
    bytes32 private constant SECOND = keccak256("second root");

    function testFuzz_RevertWhen_Paused(uint32 later) external {
        _propose(_anchor(FIRST), 0);
        skip(WINDOW);
        uint256 until = block.timestamp + 3 days;
        _pause(3 days);
        skip(later % 3 days);

        vm.expectRevert(abi.encodeWithSelector(IBoundedPause.PausedUntil.selector, until));
        distributor.activate(FIRST);
        assertEq(distributor.activatableAt(), until);

        vm.warp(until);
        distributor.activate(FIRST);
    }

    function testFuzz_RevertWhen_WindowIsOpen(uint32 later) external {
        uint256 start = block.timestamp;
        _propose(_anchor(FIRST), 0);
        skip(later % WINDOW);

        _expectOpen(start + WINDOW);
        vm.warp(start + WINDOW);
        distributor.activate(FIRST);
    }

    function testFuzz_PauseExtendsTheWindow(uint32 before, uint32 duration) external {
        before = before % WINDOW;
        duration = uint32(bound(duration, 1, 7 days));
        uint256 end = block.timestamp + WINDOW + duration;
        _propose(_anchor(FIRST), 0);
        skip(before);
        _pause(duration);
        assertEq(distributor.activatableAt(), end);
        skip(duration);

        _expectOpen(end);
        vm.warp(end - 1);
        _expectOpen(end);
        vm.warp(end);
        distributor.activate(FIRST);
    }

    function test_PauseThatEndsEarlyExtendsByWhatItLasted() external {
        uint256 start = block.timestamp;
        _propose(_anchor(FIRST), 0);
        _pause(7 days);
        skip(1 days);
        vm.prank(pauser);
        distributor.unpause();

        assertEq(distributor.activatableAt(), start + 1 days + WINDOW);
        skip(WINDOW - 1);
        _expectOpen(start + 1 days + WINDOW);
        skip(1);
        distributor.activate(FIRST);
    }

    function test_ProposalMadeInAPauseWaitsForItsEnd() external {
        uint256 start = block.timestamp;
        _pause(7 days);
        skip(1 days);
        _propose(_anchor(FIRST), 0);

        assertEq(distributor.activatableAt(), start + 7 days + WINDOW);
        vm.warp(start + 7 days + WINDOW - 1);
        _expectOpen(start + 7 days + WINDOW);
        skip(1);
        distributor.activate(FIRST);
    }

    function test_RevertWhen_BatchWasSupersededMeanwhile() external {
        _propose(_anchor(FIRST), 0);
        _supersede(1, SECOND);
        skip(WINDOW);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.BatchSuperseded.selector, 1, 2));
        distributor.activate(FIRST);
        vm.prank(proposer);
        distributor.withdraw(FIRST);
    }

    function test_RevertWhen_TokenIsAllowedNoMore() external {
        _propose(_anchor(FIRST), 0);
        skip(WINDOW);
        vm.prank(address(timelock));
        tokens.disallow(token);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.TokenNotAllowed.selector, token));
        distributor.activate(FIRST);
    }

    function testFuzz_RevertWhen_NotFunded(uint112 total, uint112 funded) external {
        total = uint112(bound(total, 1, type(uint112).max));
        funded = funded % total;
        _propose(_anchor(FIRST), total);
        token.mint(address(distributor), funded);
        skip(WINDOW);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotFunded.selector, funded, total));
        distributor.activate(FIRST);
        assertEq(distributor.currentRoot(), bytes32(0));
        assertEq(distributor.pending().root, FIRST);

        token.mint(address(distributor), total - funded);
        distributor.activate(FIRST);
    }

    function testFuzz_EmitsWhoeverCalls(address caller, uint112 total, uint64 more) external {
        IBatchRegistry.Entry memory entry = _anchor(FIRST);
        _propose(entry, total);
        token.mint(address(distributor), uint256(total) + more);
        skip(WINDOW);

        vm.expectEmit(address(distributor));
        emit IRewardDistributor.RootActivated(
            1, FIRST, 1, total, entry.batch.evidenceHash, uint256(total) + more, block.timestamp + CLAIM_PERIOD
        );
        vm.prank(caller);
        distributor.activate(FIRST);

        assertEq(distributor.declaredTotal(), total);
        assertEq(distributor.fundedTotal(), uint256(total) + more);
        assertEq(distributor.claimableUntil(FIRST), block.timestamp + CLAIM_PERIOD);
        assertEq(distributor.pending().root, bytes32(0));
    }

    function test_KeepsTheRootBefore() external {
        _publish(FIRST, 100);
        assertEq(distributor.currentRoot(), FIRST);
        assertEq(distributor.previousRoot(), bytes32(0));

        _publish(SECOND, 150);

        assertEq(distributor.currentRoot(), SECOND);
        assertEq(distributor.previousRoot(), FIRST);
        assertEq(distributor.batchNumber(), 2);
        assertEq(distributor.epoch(), 2);
        assertEq(distributor.declaredTotal(), 150);
        assertEq(distributor.claimedTotal(), 0);
    }

    function test_MaySkipBatchesAndKeepTheTotal() external {
        _publish(FIRST, 100);
        _anchor(keccak256("skipped"));

        _publish(SECOND, 100);

        assertEq(distributor.batchNumber(), 3);
        assertEq(distributor.epoch(), 2);
    }

    function test_DoesNotWaitWithoutAWindow() external {
        _deploy(0, 0);
        _propose(_anchor(FIRST), 0);

        distributor.activate(FIRST);

        assertEq(distributor.currentRoot(), FIRST);
        assertEq(distributor.claimableUntil(FIRST), 0);
    }

    function _expectOpen(uint256 end) private {
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.ChallengeWindowOpen.selector, end));
        distributor.activate(FIRST);
    }
}
