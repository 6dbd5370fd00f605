// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IBoundedPause} from "./interfaces/IBoundedPause.sol";

/// @title BoundedPause
/// @notice Keeps a clock that stands still during pauses, so that whatever is measured by it is extended by them.
abstract contract BoundedPause is IBoundedPause, AccessManaged {
    /// @inheritdoc IBoundedPause
    uint256 public constant LONGEST_PAUSE = 7 days;

    /// @dev When the last pause began; with the sum of those before it, beside the authority in its slot.
    uint40 private _pausedFrom;
    uint40 private _pausedBefore;
    /// @dev Every claim reads it. Four bytes (until 2106) do not fit into the slot above, so it begins one, which the
    /// contract that inherits from this fills with what a claim reads too. The layout is recorded in snapshots/.
    uint32 private _pausedUntil;

    /// @inheritdoc IBoundedPause
    function pause(uint32 duration, string calldata reason) external restricted {
        if (duration == 0 || duration > LONGEST_PAUSE) revert WrongPause(duration, LONGEST_PAUSE);
        uint256 earliest = pausableFrom();
        if (block.timestamp < earliest) revert PauseTooSoon(earliest);

        _pausedBefore += _pausedUntil - _pausedFrom;
        _pausedFrom = SafeCast.toUint40(block.timestamp);
        _pausedUntil = SafeCast.toUint32(block.timestamp + duration);
        emit Paused(_pausedUntil, reason);
    }

    /// @inheritdoc IBoundedPause
    function unpause() external restricted {
        if (!_isPaused()) revert NotPaused();

        _pausedUntil = SafeCast.toUint32(block.timestamp);
        emit Unpaused();
    }

    /// @inheritdoc IBoundedPause
    function pausedUntil() external view returns (uint256 time) {
        return _pausedUntil;
    }

    /// @inheritdoc IBoundedPause
    function pausableFrom() public view returns (uint256 time) {
        return _pausedUntil == 0 ? 0 : _pausedUntil + LONGEST_PAUSE;
    }

    /// @inheritdoc IBoundedPause
    function runningTime() public view returns (uint256 time) {
        return _isPaused() ? _pausedFrom - _pausedBefore : block.timestamp - _pausedInAll();
    }

    function _requireRunning() internal view {
        if (_isPaused()) revert PausedUntil(_pausedUntil);
    }

    /// @dev When the clock will show `time`, or did, and no pause is in the way. Right if no other pause comes.
    function _whenRunning(uint256 time) internal view returns (uint256 timestamp) {
        return Math.max(time + _pausedInAll(), _pausedUntil);
    }

    function _isPaused() private view returns (bool paused) {
        return block.timestamp < _pausedUntil;
    }

    function _pausedInAll() private view returns (uint256 duration) {
        return _pausedBefore + _pausedUntil - _pausedFrom;
    }
}
