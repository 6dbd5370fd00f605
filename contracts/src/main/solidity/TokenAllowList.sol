// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ITokenAllowList} from "./interfaces/ITokenAllowList.sol";

/// @title TokenAllowList
/// @notice One list for all distributors of a community.
contract TokenAllowList is ITokenAllowList, AccessManaged {
    /// @inheritdoc ITokenAllowList
    mapping(IERC20 token => bool allowed) public isAllowed;

    /// @param authority The AccessManager that says who may change the list
    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc ITokenAllowList
    function allow(IERC20 token) external restricted {
        if (address(token).code.length == 0) revert NotAContract(token);
        if (isAllowed[token]) revert AlreadyAllowed(token);

        isAllowed[token] = true;
        emit TokenAllowed(token);
    }

    /// @inheritdoc ITokenAllowList
    function disallow(IERC20 token) external restricted {
        if (!isAllowed[token]) revert NotAllowed(token);

        isAllowed[token] = false;
        emit TokenDisallowed(token);
    }
}
