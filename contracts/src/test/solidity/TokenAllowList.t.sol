// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {EmbeddedToken} from "../../main/solidity/EmbeddedToken.sol";
import {ITokenAllowList} from "../../main/solidity/interfaces/ITokenAllowList.sol";
import {Fixture} from "./Fixture.sol";

// allow
// ├── when the caller is not the admin
// │   └── it reverts with AccessManagedUnauthorized
// ├── when there is no contract
// │   └── it reverts with NotAContract
// ├── when the token is allowed
// │   └── it reverts with AlreadyAllowed
// └── when all is right
//     └── it emits TokenAllowed and allows it
// disallow
// ├── when the caller is not the admin
// │   └── it reverts with AccessManagedUnauthorized
// ├── when the token is not allowed
// │   └── it reverts with NotAllowed
// └── when all is right
//     └── it emits TokenDisallowed and allows it no more
contract TokenAllowListTest is Fixture {
    function testFuzz_RevertWhen_CallerIsNotAdmin(address caller) external {
        vm.assume(caller != address(timelock));

        _expectUnauthorized(caller);
        vm.prank(caller);
        tokens.allow(token);
        _expectUnauthorized(caller);
        vm.prank(caller);
        tokens.disallow(token);
    }

    function test_RevertWhen_ThereIsNoContract() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenAllowList.NotAContract.selector, stranger));
        vm.prank(address(timelock));
        tokens.allow(IERC20(stranger));
    }

    function test_RevertWhen_AllowedAlready() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenAllowList.AlreadyAllowed.selector, token));
        vm.prank(address(timelock));
        tokens.allow(token);
    }

    function test_AllowsAndTells() external {
        IERC20 another = new EmbeddedToken();
        assertFalse(tokens.isAllowed(another));

        vm.expectEmit(address(tokens));
        emit ITokenAllowList.TokenAllowed(another);
        vm.prank(address(timelock));
        tokens.allow(another);

        assertTrue(tokens.isAllowed(another));
    }

    function test_RevertWhen_NotAllowed() external {
        vm.expectRevert(abi.encodeWithSelector(ITokenAllowList.NotAllowed.selector, stranger));
        vm.prank(address(timelock));
        tokens.disallow(IERC20(stranger));
    }

    function test_DisallowsAndTells() external {
        vm.expectEmit(address(tokens));
        emit ITokenAllowList.TokenDisallowed(token);
        vm.prank(address(timelock));
        tokens.disallow(token);

        assertFalse(tokens.isAllowed(token));
    }
}
