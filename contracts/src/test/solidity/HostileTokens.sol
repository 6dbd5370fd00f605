// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

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

    function _update(address from, address to, uint256 amount) internal override {
        address target = _target;
        _target = address(0);
        if (target != address(0)) (hasSucceeded, answer) = target.call(_call);
        super._update(from, to, amount);
    }
}

/// Says no to accounts without code instead of reverting.
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

/// Keeps one unit of every transfer.
contract FeeToken is ERC20("Fee", "FEE") {
    constructor(uint256 amount) {
        _mint(msg.sender, amount);
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (from != address(0) && to != address(0)) super._update(to, address(0), 1);
    }
}

/// Every balance shrinks at will.
contract RebasingToken is ERC20("Rebasing", "BASE") {
    uint256 private _divisor = 1;

    constructor(uint256 amount) {
        _mint(msg.sender, amount);
    }

    function shrink(uint256 divisor) external {
        _divisor = divisor;
    }

    function balanceOf(address account) public view override returns (uint256) {
        return super.balanceOf(account) / _divisor;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount * _divisor);
    }
}

/// Pays everybody but one.
contract BlockingToken is ERC20("Blocking", "BLOCK") {
    error Blocked(address account);

    address private immutable _blocked;

    constructor(uint256 amount, address blocked) {
        _mint(msg.sender, amount);
        _blocked = blocked;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (to == _blocked) revert Blocked(to);
        super._update(from, to, amount);
    }
}
