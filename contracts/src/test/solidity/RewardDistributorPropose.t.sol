// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {Fixture} from "./Fixture.sol";

// propose
// ├── when the caller is not the proposer
// │   └── it reverts with AccessManagedUnauthorized
// ├── when a root is pending
// │   └── it reverts with ProposalPending
// ├── when the batch is that of the current root, or an earlier one
// │   └── it reverts with StaleBatch
// ├── when the root was vetoed
// │   └── it reverts with VetoedRoot
// ├── when the root is zero, the current one, or was active before
// │   └── it reverts with NoNewRoot
// ├── when the total is below the current one
// │   └── it reverts with TotalFell
// ├── when the total does not fit 112 bits
// │   └── it reverts
// ├── when the entry is not anchored
// │   ├── it reverts with BatchNotAnchored
// │   ├── it does so for a root that was not anchored under this number
// │   ├── it does so for a proof that another batch has overtaken
// │   └── it does so for another dataset's batch
// ├── when a later entry corrects the batch
// │   └── it reverts with BatchSuperseded
// ├── when the token is not allowed
// │   └── it reverts with TokenNotAllowed
// └── when all is right
//     ├── it emits RootProposed and keeps the proposal
//     ├── it takes a batch that is not the head
//     ├── it takes a correction
//     └── it changes nothing that can be claimed
contract RewardDistributorProposeTest is Fixture {
    bytes32 private constant FIRST = keccak256("first root");
    bytes32 private constant SECOND = keccak256("second root");

    function testFuzz_RevertWhen_CallerIsNotProposer(address caller) external {
        vm.assume(caller != proposer);
        IBatchRegistry.Entry memory entry = _anchor(FIRST);
        IBatchRegistry.Inclusion memory inclusion = _inclusion(1);

        _expectUnauthorized(caller);
        vm.prank(caller);
        distributor.propose(entry, inclusion, 100);
    }

    function test_RevertWhen_AnotherIsPending() external {
        _propose(_anchor(FIRST), 100);
        IBatchRegistry.Entry memory another = _anchor(SECOND);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.ProposalPending.selector, FIRST));
        _propose(another, 200);
    }

    function test_RevertWhen_BatchIsStale() external {
        IBatchRegistry.Entry memory earlier = _anchor(SECOND);
        _publish(FIRST, 100);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.StaleBatch.selector, 1, 2));
        _propose(earlier, 100);
        IBatchRegistry.Entry memory same = IBatchRegistry.Entry(2, 0, CHARTER, _batch(2, FIRST));
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.StaleBatch.selector, 2, 2));
        _propose(same, 100);
    }

    function test_RevertWhen_RootIsVetoed() external {
        _propose(_anchor(FIRST), 100);
        vm.prank(vetoer);
        distributor.veto(FIRST, "wrong");
        IBatchRegistry.Entry memory again = _anchor(FIRST);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.VetoedRoot.selector, FIRST));
        _propose(again, 100);
    }

    function test_RevertWhen_RootIsZero() external {
        IBatchRegistry.Entry memory entry = _anchor(bytes32(0));

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NoNewRoot.selector, bytes32(0)));
        _propose(entry, 100);
    }

    function test_RevertWhen_RootWasActive() external {
        _publish(FIRST, 100);
        IBatchRegistry.Entry memory again = _anchor(FIRST);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NoNewRoot.selector, FIRST));
        _propose(again, 100);
        _publish(SECOND, 100);
        _publish(keccak256("third root"), 100);

        again = _anchor(FIRST);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NoNewRoot.selector, FIRST));
        _propose(again, 100);
    }

    function test_RevertWhen_TotalFalls() external {
        _publish(FIRST, 100);
        IBatchRegistry.Entry memory next = _anchor(SECOND);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.TotalFell.selector, 99, 100));
        _propose(next, 99);
    }

    function testFuzz_RevertWhen_TotalDoesNotFit(uint256 total) external {
        total = bound(total, 1 << 112, type(uint256).max);
        IBatchRegistry.Entry memory entry = _anchor(FIRST);

        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 112, total));
        _propose(entry, total);
    }

    function testFuzz_RevertWhen_RootIsNotAnchored(bytes32 root) external {
        vm.assume(root != FIRST && root != bytes32(0));
        IBatchRegistry.Entry memory entry = _anchor(FIRST);
        entry.batch.rewardsRoot = root;

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.BatchNotAnchored.selector, 1));
        _propose(entry, 100);
    }

    function testFuzz_RevertWhen_NumberIsNotTheBatchs(uint64 number) external {
        vm.assume(number > 1);
        IBatchRegistry.Entry memory entry = _anchor(FIRST);
        entry.number = number;
        IBatchRegistry.Inclusion memory inclusion = _inclusion(1);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.BatchNotAnchored.selector, number));
        vm.prank(proposer);
        distributor.propose(entry, inclusion, 100);
    }

    function test_RevertWhen_ProofIsOvertaken() external {
        IBatchRegistry.Entry memory entry = _anchor(FIRST);
        IBatchRegistry.Inclusion memory inclusion = _inclusion(1);
        _anchor(SECOND);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.BatchNotAnchored.selector, 1));
        vm.prank(proposer);
        distributor.propose(entry, inclusion, 100);
    }

    function test_RevertWhen_BatchIsOfAnotherDataset() external {
        bytes32 other = keccak256("other dataset");
        vm.prank(ratifier);
        registry.activateCharter(other, 0, CHARTER, 0);
        IBatchRegistry.Entry memory entry = IBatchRegistry.Entry(1, 0, CHARTER, _batch(1, FIRST));
        vm.prank(publisher);
        registry.anchor(other, 1, CHARTER, _one(entry.batch));
        IBatchRegistry.Inclusion memory inclusion;
        assertTrue(registry.isAnchored(other, entry, inclusion));

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.BatchNotAnchored.selector, 1));
        vm.prank(proposer);
        distributor.propose(entry, inclusion, 100);
    }

    function test_RevertWhen_BatchIsSuperseded() external {
        IBatchRegistry.Entry memory wrong = _anchor(FIRST);
        _supersede(1, SECOND);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.BatchSuperseded.selector, 1, 2));
        _propose(wrong, 100);
    }

    function test_RevertWhen_TokenIsNotAllowed() external {
        IBatchRegistry.Entry memory entry = _anchor(FIRST);
        vm.prank(address(timelock));
        tokens.disallow(token);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.TokenNotAllowed.selector, token));
        _propose(entry, 100);
    }

    function testFuzz_EmitsAndKeepsTheProposal(bytes32 root, uint112 total) external {
        vm.assume(root != bytes32(0));
        IBatchRegistry.Entry memory entry = _anchor(root);

        vm.expectEmit(address(distributor));
        emit IRewardDistributor.RootProposed(1, root, 1, total, entry.batch.evidenceHash, block.timestamp + WINDOW);
        _propose(entry, total);

        IRewardDistributor.Proposal memory pending = distributor.pending();
        assertEq(pending.root, root);
        assertEq(pending.evidenceHash, entry.batch.evidenceHash);
        assertEq(pending.batchNumber, 1);
        assertEq(pending.total, total);
        assertEq(pending.readyAt, distributor.runningTime() + WINDOW);
        assertEq(distributor.activatableAt(), block.timestamp + WINDOW);
    }

    function testFuzz_TakesABatchThatIsNotTheHead(uint8 later) external {
        _anchor(keccak256("earlier"));
        IBatchRegistry.Entry memory entry = _anchor(FIRST);
        for (uint256 i = 0; i < later % 20; i++) {
            _anchor(SECOND);
        }

        _propose(entry, 100);

        assertEq(distributor.pending().batchNumber, 2);
    }

    function test_TakesACorrection() external {
        _anchor(FIRST);

        _propose(_supersede(1, SECOND), 100);

        assertEq(distributor.pending().root, SECOND);
    }

    function test_ChangesNothingThatCanBeClaimed() external {
        _publish(FIRST, 100);
        _propose(_anchor(SECOND), 200);

        assertEq(distributor.currentRoot(), FIRST);
        assertEq(distributor.previousRoot(), bytes32(0));
        assertEq(distributor.batchNumber(), 1);
        assertEq(distributor.epoch(), 1);
        assertEq(distributor.declaredTotal(), 100);
    }
}
