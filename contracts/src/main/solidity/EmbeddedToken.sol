// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title EmbeddedToken
/// @notice Play money for the embedded chain, so that a demonstration can fund a distributor. Anybody may mint any
/// amount, therefore it refuses to exist on any other chain.
contract EmbeddedToken is ERC20 {
    /// @dev Chain id of Anvil.
    uint256 private constant EMBEDDED_CHAIN_ID = 31_337;

    /// @notice The token is worthless by design and stays off real chains.
    error NotEmbeddedChain(uint256 given, uint256 expected);

    constructor() ERC20("Assay embedded token", "ASSAY-EMBEDDED") {
        if (block.chainid != EMBEDDED_CHAIN_ID) revert NotEmbeddedChain(block.chainid, EMBEDDED_CHAIN_ID);
    }

    /// @notice Creates `amount` units for `account`.
    function mint(address account, uint256 amount) external {
        _mint(account, amount);
    }
}
