// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBoundedPause} from "../../main/solidity/interfaces/IBoundedPause.sol";
import {Fixture} from "./Fixture.sol";

// pause
// ├── when the caller is not the pauser
// │   └── it reverts with AccessManagedUnauthorized
// ├── when it is to last no time or more than 7 days
// │   └── it reverts with WrongPause
// ├── when the last pause is not over, or over for less than 7 days
// │   └── it reverts with PauseTooSoon
// └── when all is right
//     └── it emits Paused, and the clock stands still until then
// unpause
// ├── when the caller is not the pauser
// │   └── it reverts with AccessManagedUnauthorized
// ├── when there is no pause, or it is over
// │   └── it reverts with NotPaused
// └── when there is one
//     └── it emits Unpaused, the clock goes on, and 7 days pass before the next
// runningTime
// └── it is the time without all pauses, however many
contract BoundedPauseTest is Fixture {
    function testFuzz_RevertWhen_CallerIsNotPauser(address caller) external {
        vm.assume(caller != pauser);

        _expectUnauthorized(caller);
        vm.prank(caller);
        distributor.pause(1 days, "");
        _pause(1 days);
        _expectUnauthorized(caller);
        vm.prank(caller);
        distributor.unpause();
    }

    function testFuzz_RevertWhen_DurationIsOutOfBounds(uint32 duration) external {
        vm.assume(duration == 0 || duration > 7 days);

        vm.expectRevert(abi.encodeWithSelector(IBoundedPause.WrongPause.selector, duration, 7 days));
        _pause(duration);
    }

    function test_RevertWhen_DurationIsZero() external {
        vm.expectRevert(abi.encodeWithSelector(IBoundedPause.WrongPause.selector, 0, 7 days));
        _pause(0);
    }

    function testFuzz_RevertWhen_PausedTooSoon(uint32 duration, uint32 later) external {
        duration = uint32(bound(duration, 1, 7 days));
        later = later % (duration + 7 days);
        uint256 earliest = block.timestamp + duration + 7 days;
        _pause(duration);
        skip(later);

        assertEq(distributor.pausableFrom(), earliest);
        vm.expectRevert(abi.encodeWithSelector(IBoundedPause.PauseTooSoon.selector, earliest));
        _pause(1);

        vm.warp(earliest);
        _pause(1);
    }

    function test_NothingWasPausedAtFirst() external view {
        assertEq(distributor.pausedUntil(), 0);
        assertEq(distributor.pausableFrom(), 0);
        assertEq(distributor.runningTime(), block.timestamp);
    }

    function testFuzz_ClockStandsStillUntilThePauseEnds(uint32 duration, uint32 later) external {
        duration = uint32(bound(duration, 1, distributor.LONGEST_PAUSE()));
        uint256 before = block.timestamp;

        vm.expectEmit(address(distributor));
        emit IBoundedPause.Paused(before + duration, "suspicion");
        _pause(duration);
        skip(later);

        assertEq(distributor.pausedUntil(), before + duration);
        assertEq(distributor.runningTime(), later < duration ? before : before + later - duration);
    }

    function test_RevertWhen_NothingIsPaused() external {
        vm.expectRevert(IBoundedPause.NotPaused.selector);
        _unpause();
        _pause(1 days);
        skip(1 days);
        vm.expectRevert(IBoundedPause.NotPaused.selector);
        _unpause();
    }

    function testFuzz_ClockGoesOnWhenUnpaused(uint32 duration, uint32 later) external {
        duration = uint32(bound(duration, 1, 7 days));
        later = later % duration;
        uint256 before = block.timestamp;
        _pause(duration);
        skip(later);

        vm.expectEmit(address(distributor));
        emit IBoundedPause.Unpaused();
        _unpause();

        assertEq(distributor.pausedUntil(), block.timestamp);
        assertEq(distributor.pausableFrom(), block.timestamp + 7 days);
        skip(1 days);
        assertEq(distributor.runningTime(), before + 1 days);
    }

    function testFuzz_ClockLeavesOutEveryPause(uint32[4] memory durations) external {
        uint256 start = block.timestamp;
        uint256 paused = 0;
        for (uint256 i = 0; i < 4; i++) {
            uint32 duration = uint32(bound(durations[i], 1, 7 days));
            _pause(duration);
            paused += duration;
            skip(duration + 7 days);
            assertEq(distributor.runningTime(), block.timestamp - paused);
        }
        assertGe(distributor.runningTime() - start, paused);
    }

    function _unpause() private {
        vm.prank(pauser);
        distributor.unpause();
    }
}
