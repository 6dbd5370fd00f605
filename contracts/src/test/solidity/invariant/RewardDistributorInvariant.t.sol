// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Fixture} from "../Fixture.sol";
import {DistributorHandler} from "./DistributorHandler.sol";

/// R1 to R4, R6 and R7 of INVARIANTS.md.
contract RewardDistributorInvariantTest is Fixture {
    DistributorHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new DistributorHandler(distributor, publisher);
        bytes4[] memory actions = new bytes4[](8);
        actions[0] = DistributorHandler.fund.selector;
        actions[1] = DistributorHandler.publish.selector;
        actions[2] = DistributorHandler.anchorOnly.selector;
        actions[3] = DistributorHandler.claim.selector;
        actions[4] = DistributorHandler.claimFromPrevious.selector;
        actions[5] = DistributorHandler.claimUnpayable.selector;
        actions[6] = DistributorHandler.claimUnlisted.selector;
        actions[7] = DistributorHandler.intrude.selector;
        targetSelector(FuzzSelector({addr: address(_handler), selectors: actions}));
        targetContract(address(_handler));
    }

    function invariant_ClaimedNeverExceedsDeclared() external view {
        assertLe(distributor.claimedTotal(), distributor.declaredTotal());
        assertEq(distributor.claimedTotal(), _handler.paid());
    }

    function invariant_BalanceIsFundedMinusClaimed() external view {
        assertEq(token.balanceOf(address(distributor)), _handler.funded() - distributor.claimedTotal());
    }

    function invariant_AccountsReceivedWhatTheyClaimed() external view {
        uint256 sum = 0;
        for (uint256 i = 0; i < _handler.ACCOUNTS(); i++) {
            address account = _handler.account(i);
            assertEq(token.balanceOf(account), _handler.highestClaimed(account));
            assertEq(distributor.claimed(account), _handler.highestClaimed(account));
            sum += token.balanceOf(account);
        }
        assertEq(sum, distributor.claimedTotal());
    }

    function invariant_RootsMoveForward() external view {
        (uint64 anchored,) = registry.head(DATASET);
        assertLe(distributor.batchNumber(), anchored);
        assertEq(distributor.batchNumber(), _handler.batchNumber());
        assertEq(distributor.declaredTotal(), _handler.declared());
    }
}
