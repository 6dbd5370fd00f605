// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Fixture} from "../Fixture.sol";
import {RegistryHandler} from "./RegistryHandler.sol";

/// B1, B2 and B4 of INVARIANTS.md.
contract BatchRegistryInvariantTest is Fixture {
    RegistryHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new RegistryHandler(registry, publisher);
        bytes4[] memory actions = new bytes4[](4);
        actions[0] = RegistryHandler.anchor.selector;
        actions[1] = RegistryHandler.sendAgain.selector;
        actions[2] = RegistryHandler.leaveGap.selector;
        actions[3] = RegistryHandler.intrude.selector;
        targetSelector(FuzzSelector({addr: address(_handler), selectors: actions}));
        targetContract(address(_handler));
    }

    function invariant_NumbersHaveNoGaps() external view {
        for (uint256 i = 0; i < 3; i++) {
            (uint64 number,) = registry.head(_handler.dataset(i));
            assertEq(number, _handler.events(_handler.dataset(i)));
        }
    }

    function invariant_HeadPinsEveryBatch() external view {
        for (uint256 i = 0; i < 3; i++) {
            (, bytes32 chainHash) = registry.head(_handler.dataset(i));
            assertEq(chainHash, _handler.chained(_handler.dataset(i)));
        }
    }
}
