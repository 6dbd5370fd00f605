// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {RewardDistributor} from "../../main/solidity/RewardDistributor.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {Fixture} from "./Fixture.sol";
import {RewardTree} from "./RewardTree.sol";

/// Makes one call while it is being moved, and moves on whatever became of it.
contract CallingBackToken is ERC20("Calling back", "BACK") {
    address private _target;
    bytes private _call;
    bool public hasSucceeded;
    bytes public answer;

    constructor(uint256 amount) {
        _mint(msg.sender, amount);
    }

    function arm(address target, bytes calldata call) external {
        _target = target;
        _call = call;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        address target = _target;
        _target = address(0);
        if (target != address(0)) (hasSucceeded, answer) = target.call(_call);
        return super.transfer(to, amount);
    }
}

/// Says no instead of reverting.
contract RefusingToken is ERC20("Refusing", "NO") {
    constructor(uint256 amount) {
        _mint(msg.sender, amount);
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        return to.code.length > 0 && super.transfer(to, amount);
    }
}

/// Moves and says nothing, as some tokens older than the standard do.
contract SilentToken {
    mapping(address account => uint256 amount) public balanceOf;

    constructor(uint256 amount) {
        balanceOf[msg.sender] = amount;
    }

    function transfer(address to, uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
    }
}

// claim
// ├── given a token that calls back
// │   ├── when it claims the same amount again
// │   │   └── the second claim reverts with NothingToClaim, and the account is paid once
// │   ├── when it claims for another account
// │   │   └── each is paid once
// │   └── when it sets a root
// │       └── that reverts with AccessManagedUnauthorized, and the roots stay
// ├── given a token that answers false
// │   └── it reverts and the books do not change
// └── given a token that answers nothing
//     └── it pays
contract RewardDistributorTokenTest is Fixture {
    address private immutable ana = makeAddr("ana");
    address private immutable ben = makeAddr("ben");

    RewardDistributor private target;
    bytes32[] private tree;

    function test_PaysOnceWhenTheTokenClaimsAgain() external {
        CallingBackToken hostile = new CallingBackToken(1000);
        _deployFor(hostile);
        hostile.arm(address(target), abi.encodeCall(RewardDistributor.claim, (ana, 300, _proof(ana, 300))));

        target.claim(ana, 300, _proof(ana, 300));

        assertEq(hostile.answer(), abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, ana, 300, 300));
        assertEq(hostile.balanceOf(ana), 300);
        assertEq(target.claimedTotal(), 300);
    }

    function test_PaysEachOnceWhenTheTokenClaimsForAnother() external {
        CallingBackToken hostile = new CallingBackToken(1000);
        _deployFor(hostile);
        hostile.arm(address(target), abi.encodeCall(RewardDistributor.claim, (ben, 100, _proof(ben, 100))));

        target.claim(ana, 300, _proof(ana, 300));

        assertTrue(hostile.hasSucceeded());
        assertEq(hostile.balanceOf(ana), 300);
        assertEq(hostile.balanceOf(ben), 100);
        assertEq(target.claimedTotal(), 400);
        assertEq(hostile.balanceOf(address(target)), 600);
    }

    function test_KeepsRootsWhenTheTokenSetsOne() external {
        CallingBackToken hostile = new CallingBackToken(1000);
        _deployFor(hostile);
        _anchor(2);
        hostile.arm(address(target), abi.encodeCall(RewardDistributor.setRoot, (2, keccak256("forged"), 1000)));

        target.claim(ana, 300, _proof(ana, 300));

        assertEq(
            hostile.answer(),
            abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(hostile))
        );
        assertEq(target.currentRoot(), tree[0]);
        assertEq(target.declaredTotal(), 400);
    }

    function test_RevertWhen_TokenAnswersFalse() external {
        RefusingToken refusing = new RefusingToken(1000);
        _deployFor(refusing);
        bytes32[] memory proof = _proof(ana, 300);

        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(refusing)));
        target.claim(ana, 300, proof);

        assertEq(target.claimed(ana), 0);
        assertEq(target.claimedTotal(), 0);
    }

    function test_PaysWhenTheTokenAnswersNothing() external {
        SilentToken silent = new SilentToken(1000);
        _deployFor(IERC20(address(silent)));

        target.claim(ana, 300, _proof(ana, 300));

        assertEq(silent.balanceOf(ana), 300);
        assertEq(silent.balanceOf(address(target)), 700);
    }

    /// Ana is owed 300 and Ben 100, of which 1000 are funded.
    function _deployFor(IERC20 erc20) private {
        target = new RewardDistributor(address(authority), erc20, registry, DATASET);
        vm.prank(admin);
        _allow(address(target), RewardDistributor.setRoot.selector);
        SafeERC20.safeTransfer(erc20, address(target), 1000);
        RewardTree.Entry[] memory entries = new RewardTree.Entry[](2);
        entries[0] = RewardTree.Entry(ana, 300);
        entries[1] = RewardTree.Entry(ben, 100);
        tree = RewardTree.build(block.chainid, address(target), entries);
        _anchor(1);
        vm.prank(publisher);
        target.setRoot(1, tree[0], 400);
    }

    function _proof(address account, uint256 cumulative) private view returns (bytes32[] memory) {
        RewardTree.Entry memory entry = RewardTree.Entry(account, cumulative);
        return RewardTree.proof(tree, RewardTree.leaf(block.chainid, address(target), entry));
    }
}
