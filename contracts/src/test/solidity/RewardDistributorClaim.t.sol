// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBoundedPause} from "../../main/solidity/interfaces/IBoundedPause.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {PayoutFixture} from "./PayoutFixture.sol";
import {RewardTree} from "./RewardTree.sol";

// claim
// ├── when there is a pause
// │   └── it reverts with PausedUntil, until it is over
// ├── when neither current nor previous root lists account and amount
// │   ├── it reverts with InvalidProof
// │   ├── it does so for any corrupted proof, account or amount
// │   ├── it does so for somebody else's amount and proof
// │   ├── it does so before the first root
// │   ├── it does so for a root that is only proposed
// │   ├── it does so for leaves of another chain or distributor
// │   └── it does so for a root older than the previous one
// ├── when the account has received that much
// │   ├── it reverts with NothingToClaim
// │   └── it does so for a smaller amount in the previous root
// ├── when the tree promises more than its total
// │   └── it reverts with TotalExceeded
// └── when the account is owed something
//     ├── it pays the difference to the account, whoever calls
//     ├── it emits Claimed
//     ├── it accepts the previous root
//     ├── it accepts a token that is allowed no more
//     └── it accepts a proof of 23 siblings
contract RewardDistributorClaimTest is PayoutFixture {
    function testFuzz_RevertWhen_Paused(uint32 duration) external {
        duration = uint32(bound(duration, 1, 7 days));
        bytes32[] memory tree = _publishTree(300, 100);
        uint256 until = block.timestamp + duration;
        _pause(duration);
        vm.warp(until - 1);

        vm.expectRevert(abi.encodeWithSelector(IBoundedPause.PausedUntil.selector, until));
        _claim(tree, ana, 300);

        skip(1);
        _claim(tree, ana, 300);
    }

    function testFuzz_PaysTheAccountWhoeverCalls(address caller) external {
        bytes32[] memory tree = _publishTree(300, 100);
        bytes32[] memory proof = _proof(tree, ana, 300);

        vm.prank(caller);
        distributor.claim(ana, 300, proof);

        assertEq(token.balanceOf(ana), 300);
        assertEq(token.balanceOf(address(distributor)), 100);
        assertEq(distributor.claimed(ana), 300);
        assertEq(distributor.claimedTotal(), 300);
        assertEq(distributor.fundedTotal(), 400);
    }

    function testFuzz_PaysTheDifference(uint64 first, uint64 more) external {
        vm.assume(first > 0 && more > 0);
        uint256 second = uint256(first) + more;
        _claim(_publishTree(first, 1), ana, first);

        bytes32[] memory tree = _publishTree(second, 1);
        vm.expectEmit(address(distributor));
        emit IRewardDistributor.Claimed(ana, more, second);
        _claim(tree, ana, second);

        assertEq(token.balanceOf(ana), second);
    }

    function test_AcceptsThePreviousRoot() external {
        bytes32[] memory previous = _publishTree(300, 100);
        bytes32[] memory current = _publishTree(500, 100);

        _claim(previous, ana, 300);
        _claim(current, ana, 500);

        assertEq(token.balanceOf(ana), 500);
    }

    function test_AcceptsATokenThatIsAllowedNoMore() external {
        bytes32[] memory tree = _publishTree(300, 100);
        vm.prank(address(timelock));
        tokens.disallow(token);

        _claim(tree, ana, 300);

        assertEq(token.balanceOf(ana), 300);
    }

    /// 2**23 leaves, as many as a batch has.
    function testFuzz_AcceptsAProofOf23Siblings(bytes32 seed, uint112 cumulative, uint8 place, uint8 bit) external {
        vm.assume(cumulative > 0);
        bytes32[] memory siblings = new bytes32[](23);
        for (uint256 i = 0; i < 23; i++) {
            siblings[i] = keccak256(abi.encode(seed, i));
        }
        bytes32[] memory leaf = new bytes32[](1);
        leaf[0] = _leaf(ana, cumulative);
        _publish(RewardTree.synthetic(leaf, siblings), cumulative);

        siblings[place % 23] ^= bytes32(uint256(1) << bit);
        _expectInvalid(ana, cumulative);
        distributor.claim(ana, cumulative, siblings);
        siblings[place % 23] ^= bytes32(uint256(1) << bit);
        distributor.claim(ana, cumulative, siblings);

        assertEq(token.balanceOf(ana), cumulative);
    }

    function test_RevertWhen_RootIsOlderThanPrevious() external {
        bytes32[] memory oldest = _publishTree(300, 100);
        _publishTree(400, 100);
        _publishTree(500, 100);

        _expectInvalid(ana, 300);
        _claim(oldest, ana, 300);
    }

    function testFuzz_RevertWhen_NoRootIsActive(address account, uint256 cumulative, bytes32[] memory proof) external {
        _expectInvalid(account, cumulative);
        distributor.claim(account, cumulative, proof);
    }

    function test_RevertWhen_RootIsOnlyProposed() external {
        bytes32[] memory tree = _tree(300, 100);
        _propose(_anchor(tree[0]), 400);
        token.mint(address(distributor), 400);
        skip(WINDOW + 1);

        _expectInvalid(ana, 300);
        _claim(tree, ana, 300);
    }

    function testFuzz_RevertWhen_ProofIsCorrupted(uint8 part, uint8 bit) external {
        bytes32[] memory tree = _publishTree(300, 100);
        bytes32[] memory proof = _proof(tree, ana, 300);
        (address account, uint256 cumulative) = (ana, 300);
        part = part % 3;
        if (part == 0) proof[0] ^= bytes32(uint256(1) << bit);
        if (part == 1) cumulative ^= uint256(1) << bit;
        if (part == 2) account = address(uint160(account) ^ (uint160(1) << (bit % 160)));

        _expectInvalid(account, cumulative);
        distributor.claim(account, cumulative, proof);
    }

    function testFuzz_RevertWhen_ClaimedForAnotherAccount(address thief) external {
        vm.assume(thief != ana);
        bytes32[] memory proof = _proof(_publishTree(300, 100), ana, 300);

        _expectInvalid(thief, 300);
        vm.prank(thief);
        distributor.claim(thief, 300, proof);
    }

    function test_RevertWhen_ProofIsTooShortOrTooLong() external {
        bytes32[] memory tree = _publishTree(300, 100);

        _expectInvalid(ana, 300);
        distributor.claim(ana, 300, new bytes32[](0));

        bytes32[] memory longer = new bytes32[](2);
        longer[0] = _proof(tree, ana, 300)[0];
        _expectInvalid(ana, 300);
        distributor.claim(ana, 300, longer);
    }

    function test_RevertWhen_LeafIsOfAnotherChain() external {
        bytes32[] memory proof = _proof(_publishTree(300, 100), ana, 300);
        vm.chainId(1);

        _expectInvalid(ana, 300);
        distributor.claim(ana, 300, proof);
    }

    function test_RevertWhen_LeafIsOfAnotherDistributor() external {
        bytes32[] memory tree = _publishTree(300, 100);
        bytes32[] memory proof = _proof(tree, ana, 300);
        IRewardDistributor other = _deployBeside(_terms());
        _publish(other, tree[0], 400);

        _expectInvalid(ana, 300);
        other.claim(ana, 300, proof);
    }

    function test_RevertWhen_ClaimedAgain() external {
        bytes32[] memory tree = _publishTree(300, 100);
        _claim(tree, ana, 300);

        _expectNothing(300, 300);
        _claim(tree, ana, 300);
    }

    function test_RevertWhen_SmallerAmountIsClaimedFromPreviousRoot() external {
        bytes32[] memory previous = _publishTree(300, 100);
        _claim(_publishTree(500, 100), ana, 500);

        _expectNothing(300, 500);
        _claim(previous, ana, 300);
    }

    function test_RevertWhen_AmountIsZero() external {
        bytes32[] memory tree = _publishTree(0, 100);

        _expectNothing(0, 0);
        _claim(tree, ana, 0);
    }

    function test_RevertWhen_TreePromisesMoreThanDeclared() external {
        bytes32[] memory tree = _tree(300, 100);
        _publish(tree[0], 399);
        token.mint(address(distributor), 1000);
        _claim(tree, ana, 300);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.TotalExceeded.selector, ben, 100, 99));
        _claim(tree, ben, 100);
    }

    function test_RevertWhen_AmountOverflows() external {
        bytes32[] memory tree = _tree(300, type(uint256).max);
        _publish(tree[0], 400);
        _claim(tree, ana, 300);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.TotalExceeded.selector, ben, type(uint256).max, 100));
        _claim(tree, ben, type(uint256).max);
    }

    function test_PaysTheLargestTotal() external {
        uint256 largest = type(uint112).max;
        bytes32[] memory tree = _publishTree(largest - 1, 1);

        _claim(tree, ana, largest - 1);
        _claim(tree, ben, 1);

        assertEq(distributor.claimedTotal(), largest);
        assertEq(token.balanceOf(address(distributor)), 0);
    }

    function _expectNothing(uint256 cumulative, uint256 settled) private {
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, ana, cumulative, settled));
    }
}
