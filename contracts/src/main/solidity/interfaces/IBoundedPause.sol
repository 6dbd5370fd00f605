// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A pause that ends by itself
/// @notice A pause lasts at most `LONGEST_PAUSE`, and after its end the same time passes before the next may begin: over
/// any long time, at least half is not paused. Time limits do not run during a pause.
interface IBoundedPause {
    /// @notice Nobody can claim before `until`.
    event Paused(uint256 until, string reason);

    /// @notice A pause was ended before its time.
    event Unpaused();

    /// @notice This waits until the pause is over.
    error PausedUntil(uint256 until);

    /// @notice A pause has to last one second to `longest` seconds.
    error WrongPause(uint256 given, uint256 longest);

    /// @notice The last pause is not over, or over for too short a time.
    error PauseTooSoon(uint256 earliest);

    /// @notice There is nothing to end.
    error NotPaused();

    /// @notice Stops claims, returns and activations for so many seconds. Only for the pauser.
    function pause(uint32 duration, string calldata reason) external;

    /// @notice Ends the pause now. Only for the pauser.
    function unpause() external;

    /// @notice Longest time of a pause, and shortest time between two, in seconds.
    // solhint-disable-next-line func-name-mixedcase
    function LONGEST_PAUSE() external view returns (uint256 duration);

    /// @notice When the last pause ends or ended; zero if there was none.
    function pausedUntil() external view returns (uint256 time);

    /// @notice Earliest time of the next pause; zero if there was none.
    function pausableFrom() external view returns (uint256 time);

    /// @notice The time now, less the time of all pauses. Challenge windows and deadlines are measured in it.
    function runningTime() external view returns (uint256 time);
}
