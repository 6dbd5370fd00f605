// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title The tokens that payouts may be made in
/// @notice A token belongs here if it moves exactly the amount asked for and no balance changes by itself: no fee on
/// transfer, no rebasing. Whether that is so cannot be seen from the chain, so governance vouches for it.
interface ITokenAllowList {
    /// @notice Payouts may be made in this token.
    event TokenAllowed(IERC20 indexed token);

    /// @notice No new epoch begins in this token. What is claimable already stays claimable.
    event TokenDisallowed(IERC20 indexed token);

    /// @notice There is no contract at this address.
    error NotAContract(IERC20 token);

    /// @notice The token is allowed already.
    error AlreadyAllowed(IERC20 token);

    /// @notice The token is not on the list.
    error NotAllowed(IERC20 token);

    /// @notice Adds a token. Only for governance.
    function allow(IERC20 token) external;

    /// @notice Removes a token. Only for governance.
    function disallow(IERC20 token) external;

    /// @notice Whether epochs may begin in this token.
    function isAllowed(IERC20 token) external view returns (bool allowed);
}
