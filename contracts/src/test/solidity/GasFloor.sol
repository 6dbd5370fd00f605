// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What the protocol itself asks for a transaction's parts, whatever code runs: the least that a call of this form can
/// cost. Prices of prague.
library GasFloor {
    uint256 internal constant TRANSACTION = 21_000;
    uint256 internal constant COLD_ACCOUNT = 2600;
    uint256 internal constant COLD_READ = 2100;
    uint256 internal constant WARM = 100;
    /// A slot that was not zero, read and written for the first time in the transaction.
    uint256 internal constant CHANGE = 5000;
    /// A slot that was zero.
    uint256 internal constant CREATE = 22_100;

    /// 4 gas for a zero byte and 16 for another.
    function payload(bytes memory data) internal pure returns (uint256 gas) {
        return 4 * tokens(data);
    }

    /// Least price of a transaction with this calldata, however little it does (EIP-7623).
    function transaction(bytes memory data) internal pure returns (uint256 gas) {
        return TRANSACTION + 10 * tokens(data);
    }

    /// One token for a zero byte and four for another (EIP-7623).
    function tokens(bytes memory data) internal pure returns (uint256 count) {
        count = 4 * data.length;
        for (uint256 i = 0; i < data.length; i++) {
            if (data[i] == 0) count -= 3;
        }
    }

    function log(uint256 topics, uint256 words) internal pure returns (uint256 gas) {
        return 375 + 375 * topics + 8 * 32 * words;
    }

    function hash(uint256 words) internal pure returns (uint256 gas) {
        return 30 + 6 * words;
    }

    /// Authority of the target, and in the manager: whether the target is closed, the function's role, the caller's role.
    function restricted() internal pure returns (uint256 gas) {
        return COLD_READ + COLD_ACCOUNT + 3 * COLD_READ;
    }

    /// Leaf of a tree, hashed twice.
    function leaf() internal pure returns (uint256 gas) {
        return hash(4) + hash(1);
    }

    /// The token's account, the payer's balance and, for the first of several, its price.
    function token() internal pure returns (uint256 gas) {
        return COLD_ACCOUNT + CHANGE;
    }

    /// Settled amount and balance of an account, each for `slot`, and the events `Claimed` and `Transfer`.
    function paid(uint256 slot) internal pure returns (uint256 gas) {
        return 2 * slot + log(2, 2) + log(3, 1);
    }
}
