// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {RewardDistributor} from "../../main/solidity/RewardDistributor.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {Fixture} from "./Fixture.sol";
import {RewardTree} from "./RewardTree.sol";

// claim
// ├── when neither current nor previous root lists account and amount
// │   ├── it reverts with InvalidProof
// │   ├── it does so for any corrupted proof, account or amount
// │   ├── it does so for somebody else's amount and proof
// │   ├── it does so before the first root
// │   ├── it does so for leaves of another chain or distributor
// │   └── it does so for a root older than the previous one
// ├── when the account has received that much
// │   ├── it reverts with NothingToClaim
// │   ├── it does so for a smaller amount in the previous root
// │   └── it does so when an old root is set again
// ├── when the tree promises more than its total
// │   └── it reverts with TotalExceeded
// ├── when funds are short
// │   └── it reverts with the token's error and pays nothing
// └── when the account is owed something
//     ├── it pays the difference to the account, whoever calls
//     ├── it emits Claimed
//     └── it accepts the previous root
contract RewardDistributorClaimTest is Fixture {
    address private immutable ana = makeAddr("ana");
    address private immutable ben = makeAddr("ben");

    function setUp() public override {
        super.setUp();
        token.mint(address(distributor), 1000);
    }

    function testFuzz_PaysTheAccountWhoeverCalls(address caller) external {
        bytes32[] memory tree = _publish(1, 300, 100, 400);

        vm.prank(caller);
        distributor.claim(ana, 300, _proof(tree, ana, 300));

        assertEq(token.balanceOf(ana), 300);
        assertEq(token.balanceOf(address(distributor)), 700);
        assertEq(distributor.claimed(ana), 300);
        assertEq(distributor.claimedTotal(), 300);
    }

    function testFuzz_PaysTheDifference(uint64 first, uint64 more) external {
        vm.assume(first > 0 && more > 0);
        uint256 second = uint256(first) + more;
        token.mint(address(distributor), second);
        _claim(_publish(1, first, 1, uint256(first) + 1), ana, first);

        bytes32[] memory tree = _publish(2, second, 1, second + 1);
        vm.expectEmit(address(distributor));
        emit IRewardDistributor.Claimed(ana, more, second);
        _claim(tree, ana, second);

        assertEq(token.balanceOf(ana), second);
    }

    function test_AcceptsThePreviousRoot() external {
        bytes32[] memory previous = _publish(1, 300, 100, 400);
        bytes32[] memory current = _publish(2, 500, 100, 600);

        _claim(previous, ana, 300);
        _claim(current, ana, 500);

        assertEq(token.balanceOf(ana), 500);
    }

    function test_RevertWhen_RootIsOlderThanPrevious() external {
        bytes32[] memory oldest = _publish(1, 300, 100, 400);
        _publish(2, 400, 100, 500);
        _publish(3, 500, 100, 600);

        _expectInvalid(ana, 300);
        distributor.claim(ana, 300, _proof(oldest, ana, 300));
    }

    function testFuzz_RevertWhen_NoRootIsSet(address account, uint256 cumulative, bytes32[] memory proof) external {
        _expectInvalid(account, cumulative);
        distributor.claim(account, cumulative, proof);
    }

    function testFuzz_RevertWhen_ProofIsCorrupted(uint8 part, uint8 bit) external {
        bytes32[] memory tree = _publish(1, 300, 100, 400);
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
        bytes32[] memory tree = _publish(1, 300, 100, 400);
        bytes32[] memory proof = _proof(tree, ana, 300);

        _expectInvalid(thief, 300);
        vm.prank(thief);
        distributor.claim(thief, 300, proof);
    }

    function test_RevertWhen_ProofIsTooShortOrTooLong() external {
        bytes32[] memory tree = _publish(1, 300, 100, 400);

        _expectInvalid(ana, 300);
        distributor.claim(ana, 300, new bytes32[](0));

        bytes32[] memory longer = new bytes32[](2);
        longer[0] = _proof(tree, ana, 300)[0];
        _expectInvalid(ana, 300);
        distributor.claim(ana, 300, longer);
    }

    function test_RevertWhen_LeafIsOfAnotherChain() external {
        bytes32[] memory tree = _publish(1, 300, 100, 400);
        bytes32[] memory proof = _proof(tree, ana, 300);
        vm.chainId(1);

        _expectInvalid(ana, 300);
        distributor.claim(ana, 300, proof);
    }

    function test_RevertWhen_LeafIsOfAnotherDistributor() external {
        bytes32[] memory tree = _publish(1, 300, 100, 400);
        bytes32[] memory proof = _proof(tree, ana, 300);
        RewardDistributor other = new RewardDistributor(address(authority), token, registry, DATASET);
        vm.prank(admin);
        _allow(address(other), RewardDistributor.setRoot.selector);
        token.mint(address(other), 1000);
        vm.prank(publisher);
        other.setRoot(1, tree[0], 400);

        _expectInvalid(ana, 300);
        other.claim(ana, 300, proof);
    }

    function test_RevertWhen_ClaimedAgain() external {
        bytes32[] memory tree = _publish(1, 300, 100, 400);
        _claim(tree, ana, 300);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, ana, 300, 300));
        _claim(tree, ana, 300);
    }

    function test_RevertWhen_SmallerAmountIsClaimedFromPreviousRoot() external {
        bytes32[] memory previous = _publish(1, 300, 100, 400);
        _claim(_publish(2, 500, 100, 600), ana, 500);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, ana, 300, 500));
        _claim(previous, ana, 300);
    }

    function test_RevertWhen_OldRootIsSetAgain() external {
        bytes32[] memory old = _publish(1, 300, 100, 400);
        _claim(_publish(2, 500, 100, 600), ana, 500);
        _setRoot(distributor, 3, old[0], 600);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, ana, 300, 500));
        _claim(old, ana, 300);
        _claim(old, ben, 100);
        assertEq(distributor.claimedTotal(), 600);
    }

    function test_RevertWhen_AmountIsZero() external {
        bytes32[] memory tree = _publish(1, 0, 100, 400);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, ana, 0, 0));
        _claim(tree, ana, 0);
    }

    function test_RevertWhen_TreePromisesMoreThanDeclared() external {
        bytes32[] memory tree = _publish(1, 300, 100, 399);
        _claim(tree, ana, 300);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.TotalExceeded.selector, ben, 100, 99));
        _claim(tree, ben, 100);
    }

    function test_RevertWhen_AmountOverflows() external {
        bytes32[] memory tree = _publish(1, 300, type(uint256).max, 400);
        _claim(tree, ana, 300);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.TotalExceeded.selector, ben, type(uint256).max, 100));
        _claim(tree, ben, type(uint256).max);
    }

    function test_RevertWhen_FundsAreShort() external {
        bytes32[] memory tree = _publish(1, 900, 101, 1001);
        _claim(tree, ana, 900);

        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(distributor), 100, 101)
        );
        _claim(tree, ben, 101);

        assertEq(distributor.claimed(ben), 0);
        assertEq(distributor.claimedTotal(), 900);
        token.mint(address(distributor), 1);
        _claim(tree, ben, 101);
        assertEq(token.balanceOf(ben), 101);
    }

    function _entries(uint256 forAna, uint256 forBen) private view returns (RewardTree.Entry[] memory entries) {
        entries = new RewardTree.Entry[](2);
        entries[0] = RewardTree.Entry(ana, forAna);
        entries[1] = RewardTree.Entry(ben, forBen);
    }

    function _publish(uint64 number, uint256 forAna, uint256 forBen, uint256 total)
        private
        returns (bytes32[] memory tree)
    {
        tree = RewardTree.build(block.chainid, address(distributor), _entries(forAna, forBen));
        _setRoot(distributor, number, tree[0], total);
    }

    function _setRoot(RewardDistributor target, uint64 number, bytes32 root, uint256 total) private {
        _anchor(number);
        vm.prank(publisher);
        target.setRoot(number, root, total);
    }

    function _proof(bytes32[] memory tree, address account, uint256 cumulative)
        private
        view
        returns (bytes32[] memory)
    {
        RewardTree.Entry memory entry = RewardTree.Entry(account, cumulative);
        return RewardTree.proof(tree, RewardTree.leaf(block.chainid, address(distributor), entry));
    }

    function _claim(bytes32[] memory tree, address account, uint256 cumulative) private {
        distributor.claim(account, cumulative, _proof(tree, account, cumulative));
    }

    function _expectInvalid(address account, uint256 cumulative) private {
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, account, cumulative));
    }
}
