// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {
    BlockingToken,
    CallingBackToken,
    FeeToken,
    RebasingToken,
    RefusingToken,
    SilentToken
} from "./HostileTokens.sol";
import {PayoutFixture} from "./PayoutFixture.sol";
import {RewardTree} from "./RewardTree.sol";

// fund
// ├── when the token is not allowed
// │   └── it reverts with TokenNotAllowed
// ├── when the caller has not approved
// │   └── it reverts with the token's error
// ├── given a token that takes a fee, or that pays out while it comes in
// │   └── it reverts with WrongAmountReceived
// └── when all is right
//     └── it emits Funded and the tokens are here
// claim, claimBatch, activate
// ├── given a token that calls back
// │   ├── when it claims the same amount again, or another's, singly or in a batch
// │   │   └── the second claim reverts, and each account is paid once
// │   ├── when it activates a root that is not funded but for what is about to leave
// │   │   └── that reverts
// │   └── when it activates or vetoes
// │       └── that reverts, and the roots stay
// ├── given a token that answers false
// │   └── they revert and the books do not change
// ├── given a token that answers nothing
// │   └── they pay
// ├── given a token that shrank
// │   └── activation reverts, and claims revert once nothing is left, with right books
// └── given a token that refuses one account
//     └── a batch with it reverts, and the halves without it are paid
contract RewardDistributorTokenTest is PayoutFixture {
    IRewardDistributor private target;
    bytes32[] private tree;

    function test_RevertWhen_FundedTokenIsNotAllowed() external {
        vm.prank(address(timelock));
        tokens.disallow(token);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.TokenNotAllowed.selector, token));
        distributor.fund(1);
    }

    function testFuzz_RevertWhen_NotApproved(uint112 amount) external {
        vm.assume(amount > 0);
        token.mint(stranger, amount);

        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(distributor), 0, amount)
        );
        vm.prank(stranger);
        distributor.fund(amount);
    }

    function testFuzz_FundsAndTells(address from, uint112 amount) external {
        vm.assume(from != address(0) && from != address(distributor));
        token.mint(from, amount);
        vm.startPrank(from);
        token.approve(address(distributor), amount);

        vm.expectEmit(address(distributor));
        emit IRewardDistributor.Funded(from, amount);
        distributor.fund(amount);

        assertEq(token.balanceOf(address(distributor)), amount);
        assertEq(distributor.fundedTotal(), amount);
    }

    function test_RevertWhen_FundedTokenTakesAFee() external {
        FeeToken fee = new FeeToken(1000);
        _deployFor(fee);
        fee.approve(address(target), 100);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.WrongAmountReceived.selector, 99, 100));
        target.fund(100);
    }

    function test_RevertWhen_TokenPaysOutWhileItComesIn() external {
        CallingBackToken hostile = new CallingBackToken(1000);
        _publishFor(hostile, 500);
        hostile.approve(address(target), 100);
        hostile.arm(address(target), abi.encodeCall(target.claim, (ben, 100, _proofFor(ben, 100))));

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.WrongAmountReceived.selector, 0, 100));
        target.fund(100);
    }

    function test_PaysOnceWhenTheTokenClaimsAgain() external {
        CallingBackToken hostile = new CallingBackToken(1000);
        _publishFor(hostile, 1000);
        hostile.arm(address(target), abi.encodeCall(target.claim, (ana, 300, _proofFor(ana, 300))));

        target.claim(ana, 300, _proofFor(ana, 300));

        _assertReentered(hostile);
        assertEq(hostile.balanceOf(ana), 300);
        assertEq(target.claimedTotal(), 300);
    }

    function test_PaysOnceWhenTheTokenClaimsTheBatchAgain() external {
        CallingBackToken hostile = new CallingBackToken(1000);
        _publishFor(hostile, 1000);
        bytes memory batch = abi.encodeCall(target.claimBatch, (_both(), new bytes32[](0)));
        hostile.arm(address(target), batch);

        target.claimBatch(_both(), new bytes32[](0));

        _assertReentered(hostile);
        assertEq(hostile.balanceOf(ana), 300);
        assertEq(hostile.balanceOf(ben), 100);
        assertEq(hostile.balanceOf(address(target)), 600);
        assertEq(target.claimedTotal(), 400);
    }

    function test_PaysEachOnceWhenTheTokenClaimsForAnother() external {
        CallingBackToken hostile = new CallingBackToken(1000);
        _publishFor(hostile, 1000);
        hostile.arm(address(target), abi.encodeCall(target.claim, (ben, 100, _proofFor(ben, 100))));

        target.claim(ana, 300, _proofFor(ana, 300));
        target.claim(ben, 100, _proofFor(ben, 100));

        _assertReentered(hostile);
        assertEq(hostile.balanceOf(ana), 300);
        assertEq(hostile.balanceOf(ben), 100);
        assertEq(target.claimedTotal(), 400);
    }

    /// While a batch is being paid, its whole sum is booked and most of it still here.
    function test_RevertWhen_ActivatedWhileABatchIsPaid() external {
        CallingBackToken hostile = new CallingBackToken(1000);
        _publishFor(hostile, 400);
        _propose(target, _anchor(keccak256("unfunded")), 800);
        skip(WINDOW);
        bytes memory activation = abi.encodeCall(target.activate, (keccak256("unfunded")));
        hostile.arm(address(target), activation);

        target.claimBatch(_both(), new bytes32[](0));

        _assertReentered(hostile);
        assertEq(target.currentRoot(), tree[0]);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotFunded.selector, 400, 800));
        target.activate(keccak256("unfunded"));
    }

    function test_RevertWhen_ReturnedWhileItIsPaid() external {
        CallingBackToken hostile = new CallingBackToken(1000);
        _publishFor(hostile, 400);
        skip(CLAIM_PERIOD);
        bytes32[] memory proof = _proofFor(ana, 300);
        hostile.arm(address(target), abi.encodeCall(target.claim, (ben, 100, _proofFor(ben, 100))));

        vm.prank(treasurer);
        target.returnUnclaimed(ana, 300, proof, 300, proof);

        _assertReentered(hostile);
        assertEq(hostile.balanceOf(treasury), 300);
        assertEq(target.claimed(ben), 0);
    }

    function test_KeepsRootsWhenTheTokenInterferes() external {
        CallingBackToken hostile = new CallingBackToken(1000);
        _publishFor(hostile, 1000);
        _anchor(keccak256("later"));
        hostile.arm(address(target), abi.encodeCall(target.veto, (tree[0], "hostile")));

        target.claim(ana, 300, _proofFor(ana, 300));

        assertEq(
            hostile.answer(),
            abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(hostile))
        );
        hostile.arm(address(target), abi.encodeCall(target.activate, (tree[0])));
        target.claim(ben, 100, _proofFor(ben, 100));
        _assertReentered(hostile);
        assertEq(target.currentRoot(), tree[0]);
        assertEq(target.declaredTotal(), 400);
    }

    function test_RevertWhen_TokenAnswersFalse() external {
        RefusingToken refusing = new RefusingToken(1000);
        _publishFor(refusing, 1000);
        bytes32[] memory proof = _proofFor(ana, 300);
        IRewardDistributor.Earned[] memory both = _both();

        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(refusing)));
        target.claim(ana, 300, proof);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(refusing)));
        target.claimBatch(both, new bytes32[](0));

        assertEq(target.claimed(ana), 0);
        assertEq(target.claimedTotal(), 0);
    }

    function test_PaysWhenTheTokenAnswersNothing() external {
        SilentToken silent = new SilentToken(1000);
        _publishFor(IERC20(address(silent)), 1000);

        target.claim(ana, 300, _proofFor(ana, 300));

        assertEq(silent.balanceOf(ana), 300);
        assertEq(silent.balanceOf(address(target)), 700);
    }

    function test_KeepsItsBooksWhenTheTokenShrinks() external {
        RebasingToken rebasing = new RebasingToken(1000);
        _publishFor(rebasing, 400);
        rebasing.shrink(2);
        bytes32[] memory proof = _proofFor(ana, 300);

        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(target), 400, 600)
        );
        target.claim(ana, 300, proof);
        target.claim(ben, 100, _proofFor(ben, 100));
        assertEq(target.claimedTotal(), 100);
        assertEq(target.fundedTotal(), 200);

        _propose(target, _anchor(keccak256("next")), 400);
        skip(WINDOW);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotFunded.selector, 200, 400));
        target.activate(keccak256("next"));
    }

    function test_PaysTheHalvesWhenTheTokenRefusesOneAccount() external {
        BlockingToken blocking = new BlockingToken(1000, ana);
        _publishFor(blocking, 400);
        IRewardDistributor.Earned[] memory both = _both();

        vm.expectRevert(abi.encodeWithSelector(BlockingToken.Blocked.selector, ana));
        target.claimBatch(both, new bytes32[](0));

        IRewardDistributor.Earned[] memory half = new IRewardDistributor.Earned[](1);
        half[0] = IRewardDistributor.Earned(ben, 100);
        target.claimBatch(half, _proofFor(ben, 100));
        assertEq(blocking.balanceOf(ben), 100);
        assertEq(target.claimed(ana), 0);
    }

    function _assertReentered(CallingBackToken hostile) private view {
        bytes4 refusal = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
        assertEq(hostile.answer(), abi.encodeWithSelector(refusal));
    }

    function _deployFor(IERC20 erc20) private {
        vm.prank(address(timelock));
        tokens.allow(erc20);
        IRewardDistributor.Terms memory terms = _terms();
        terms.token = erc20;
        target = _deployBeside(terms);
    }

    /// Ana is owed 300 and Ben 100.
    function _publishFor(IERC20 erc20, uint256 funds) private {
        _deployFor(erc20);
        SafeERC20.safeTransfer(erc20, address(target), funds);
        tree = _treeFor(target, 300, 100);
        _propose(target, _anchor(tree[0]), 400);
        skip(WINDOW);
        target.activate(tree[0]);
    }

    function _both() private view returns (IRewardDistributor.Earned[] memory) {
        IRewardDistributor.Earned[] memory entries = new IRewardDistributor.Earned[](2);
        entries[0] = IRewardDistributor.Earned(ana, 300);
        entries[1] = IRewardDistributor.Earned(ben, 100);
        return RewardTree.below(tree, 0, block.chainid, address(target), entries);
    }

    function _proofFor(address account, uint256 cumulative) private view returns (bytes32[] memory) {
        IRewardDistributor.Earned memory entry = IRewardDistributor.Earned(account, cumulative);
        return RewardTree.proof(tree, RewardTree.leaf(block.chainid, address(target), entry));
    }
}
