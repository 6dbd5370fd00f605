// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Fixture} from "../Fixture.sol";
import {DistributorHandler} from "./DistributorHandler.sol";

/// The properties of RewardDistributor in INVARIANTS.md that hold whatever happens. The claim period is short, so that it
/// ends within a run.
contract RewardDistributorInvariantTest is Fixture {
    DistributorHandler private _handler;

    function setUp() public override {
        super.setUp();
        _deploy(WINDOW, 5 days);
        _handler = new DistributorHandler(
            distributor, DistributorHandler.Holders(publisher, proposer, vetoer, pauser, treasurer, CHARTER)
        );
        bytes4[] memory actions = new bytes4[](28);
        actions[0] = DistributorHandler.fund.selector;
        actions[1] = DistributorHandler.propose.selector;
        actions[2] = DistributorHandler.propose.selector;
        actions[3] = DistributorHandler.proposeForgery.selector;
        actions[4] = DistributorHandler.veto.selector;
        actions[5] = DistributorHandler.withdraw.selector;
        actions[6] = DistributorHandler.activate.selector;
        actions[7] = DistributorHandler.activate.selector;
        actions[8] = DistributorHandler.activate.selector;
        actions[9] = DistributorHandler.activateUnready.selector;
        actions[10] = DistributorHandler.claim.selector;
        actions[11] = DistributorHandler.claim.selector;
        actions[12] = DistributorHandler.claimBatch.selector;
        actions[13] = DistributorHandler.claimBatch.selector;
        actions[14] = DistributorHandler.claimUnpayable.selector;
        actions[15] = DistributorHandler.giveBack.selector;
        actions[16] = DistributorHandler.giveBack.selector;
        actions[17] = DistributorHandler.giveBack.selector;
        actions[18] = DistributorHandler.giveBack.selector;
        actions[19] = DistributorHandler.giveBackTooSoon.selector;
        actions[20] = DistributorHandler.claimUnlisted.selector;
        actions[21] = DistributorHandler.pause.selector;
        actions[22] = DistributorHandler.pauseTooSoon.selector;
        actions[23] = DistributorHandler.unpause.selector;
        actions[24] = DistributorHandler.wait_.selector;
        actions[25] = DistributorHandler.wait_.selector;
        actions[26] = DistributorHandler.wait_.selector;
        actions[27] = DistributorHandler.intrude.selector;
        targetSelector(FuzzSelector({addr: address(_handler), selectors: actions}));
        targetContract(address(_handler));
    }

    function invariant_ClaimedNeverExceedsDeclared() external view {
        assertLe(distributor.claimedTotal(), distributor.declaredTotal());
        assertEq(distributor.claimedTotal(), _handler.paid());
    }

    function invariant_DeclaredNeverExceedsFunded() external view {
        assertLe(distributor.declaredTotal(), distributor.fundedTotal());
        assertEq(distributor.declaredTotal(), _handler.declared());
        assertEq(distributor.fundedTotal(), _handler.funded());
    }

    function invariant_BalanceIsFundedMinusClaimed() external view {
        assertEq(token.balanceOf(address(distributor)), _handler.funded() - distributor.claimedTotal());
    }

    function invariant_AccountsReceivedWhatTheyClaimed() external view {
        uint256 sum = 0;
        for (uint256 i = 0; i < _handler.ACCOUNTS(); i++) {
            address account = _handler.account(i);
            assertEq(token.balanceOf(account), _handler.received(account));
            assertEq(distributor.claimed(account), _handler.settled(account));
            sum += token.balanceOf(account);
        }
        assertEq(token.balanceOf(treasury), _handler.returned());
        assertEq(sum + _handler.returned(), distributor.claimedTotal());
    }

    function invariant_RootsMoveForward() external view {
        uint256 epochs = _handler.epochs();
        (uint64 anchored,) = registry.head(DATASET);
        assertLe(distributor.batchNumber(), anchored);
        assertEq(distributor.epoch(), epochs);
        assertEq(distributor.currentRoot(), _handler.root(epochs));
        if (epochs > 0) assertEq(distributor.previousRoot(), _handler.root(epochs - 1));
    }

    function invariant_VetoedRootsAreNeverActive() external view {
        bytes32[] memory vetoed = _handler.vetoed();
        for (uint256 i = 0; i < vetoed.length; i++) {
            assertTrue(distributor.isVetoed(vetoed[i]));
            assertNotEq(distributor.currentRoot(), vetoed[i]);
            assertNotEq(distributor.previousRoot(), vetoed[i]);
            assertNotEq(distributor.pending().root, vetoed[i]);
        }
    }

    function invariant_PauseStaysWithinItsBound() external view {
        assertLe(_handler.longestPause(), 7 days);
        assertLe(distributor.pausedUntil(), block.timestamp + 7 days);
        uint256 ahead = distributor.pausedUntil() > block.timestamp ? distributor.pausedUntil() - block.timestamp : 0;
        uint256 paused = _handler.pausedSeconds() - ahead;
        assertEq(distributor.runningTime(), block.timestamp - paused);
        // At most half of the time, but for a first pause that nothing precedes.
        assertLe(paused, (block.timestamp - _handler.startedAt()) / 2 + 7 days);
    }
}
