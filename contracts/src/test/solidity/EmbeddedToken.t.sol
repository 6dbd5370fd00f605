// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {EmbeddedToken} from "../../main/solidity/EmbeddedToken.sol";

// EmbeddedToken
// ├── when deployed on the embedded chain
// │   └── it mints any amount to any account
// └── when deployed on another chain
//     └── it reverts with NotEmbeddedChain
contract EmbeddedTokenTest is Test {
    function testFuzz_MintsAnyAmountToAnyAccount(address account, uint256 amount) external {
        vm.assume(account != address(0));
        EmbeddedToken token = new EmbeddedToken();

        token.mint(account, amount);

        assertEq(token.balanceOf(account), amount);
        assertEq(token.totalSupply(), amount);
    }

    function test_RevertWhen_DeployedOnAnotherChain() external {
        vm.chainId(1);

        vm.expectRevert(abi.encodeWithSelector(EmbeddedToken.NotEmbeddedChain.selector, 1, 31_337));
        new EmbeddedToken();
    }
}
