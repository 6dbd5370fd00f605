// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {EmbeddedToken} from "../../../main/solidity/EmbeddedToken.sol";
import {IBatchRegistry} from "../../../main/solidity/interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "../../../main/solidity/interfaces/IRewardDistributor.sol";
import {RewardTree} from "../RewardTree.sol";

/// Funds, publishes honest and dishonest roots, claims as anybody for anybody, and keeps its own books.
contract DistributorHandler is Test {
    uint256 public constant ACCOUNTS = 5;

    IRewardDistributor private immutable _distributor;
    address private immutable _publisher;

    RewardTree.Entry[] private _current;
    RewardTree.Entry[] private _previous;

    uint256 public funded;
    uint256 public paid;
    uint256 public declared;
    /// Batch of the current root.
    uint64 public batchNumber;
    mapping(address account => uint256 cumulative) public highestClaimed;

    constructor(IRewardDistributor distributor, address publisher) {
        _distributor = distributor;
        _publisher = publisher;
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            _current.push(RewardTree.Entry(account(i), 0));
            _previous.push(RewardTree.Entry(account(i), 0));
        }
    }

    function account(uint256 seed) public pure returns (address) {
        return vm.addr(1 + seed % ACCOUNTS);
    }

    function fund(uint64 amount) external {
        EmbeddedToken(address(_distributor.token())).mint(address(_distributor), amount);
        funded += amount;
    }

    /// Everybody may earn, nobody loses; the total is what the tree sums up to, or less.
    function publish(uint64[ACCOUNTS] memory earned, uint64 understated) external {
        uint256 sum = 0;
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            _previous[i] = _current[i];
            _current[i].cumulative += earned[i];
            sum += _current[i].cumulative;
        }
        bytes32 root = _tree(_current)[0];
        vm.assume(root != _distributor.currentRoot());
        uint256 total = understated % 2 == 0 || sum < understated ? sum : sum - understated;
        if (total < declared) total = declared;
        uint64 number = _anchorNext();

        vm.prank(_publisher);
        _distributor.setRoot(number, root, total);
        (batchNumber, declared) = (number, total);
    }

    /// A batch without a root of its own.
    function anchorOnly() external {
        _anchorNext();
    }

    function claim(uint256 seed, address caller) external {
        _claim(_current, seed, caller);
    }

    function claimFromPrevious(uint256 seed, address caller) external {
        _claim(_previous, seed, caller);
    }

    /// Received already, beyond the total, or beyond the funds.
    function claimUnpayable(uint256 seed, address caller) external {
        vm.assume(batchNumber > 0);
        RewardTree.Entry memory entry = _current[seed % ACCOUNTS];
        vm.assume(!_isPayable(entry));
        bytes32[] memory proof = _proof(_current, entry);

        vm.expectRevert();
        vm.prank(caller);
        _distributor.claim(entry.account, entry.cumulative, proof);
    }

    function claimUnlisted(uint256 seed, uint256 cumulative, address caller) external {
        vm.assume(batchNumber > 0);
        RewardTree.Entry memory entry = _current[seed % ACCOUNTS];
        vm.assume(cumulative != entry.cumulative && cumulative != _previous[seed % ACCOUNTS].cumulative);
        bytes32[] memory proof = _proof(_current, entry);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, entry.account, cumulative));
        vm.prank(caller);
        _distributor.claim(entry.account, cumulative, proof);
    }

    function intrude(address caller, bytes32 root, uint256 total) external {
        vm.assume(caller != _publisher);

        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
        _distributor.setRoot(batchNumber, root, total);
    }

    function _claim(RewardTree.Entry[] storage entries, uint256 seed, address caller) private {
        RewardTree.Entry memory entry = entries[seed % ACCOUNTS];
        vm.assume(_isPayable(entry));
        bytes32[] memory proof = _proof(entries, entry);

        vm.prank(caller);
        _distributor.claim(entry.account, entry.cumulative, proof);
        paid += entry.cumulative - highestClaimed[entry.account];
        highestClaimed[entry.account] = entry.cumulative;
    }

    function _isPayable(RewardTree.Entry memory entry) private view returns (bool) {
        if (entry.cumulative <= highestClaimed[entry.account]) return false;
        uint256 paidAfter = paid + entry.cumulative - highestClaimed[entry.account];
        return paidAfter <= declared && paidAfter <= funded;
    }

    function _anchorNext() private returns (uint64 number) {
        IBatchRegistry registry = _distributor.registry();
        bytes32 datasetId = _distributor.datasetId();
        (uint64 head,) = registry.head(datasetId);
        number = head + 1;
        bytes32 word = keccak256(abi.encode(number));
        vm.prank(_publisher);
        registry.anchor(datasetId, IBatchRegistry.Batch(number, word, word, word, word, number, word, word, word));
    }

    function _tree(RewardTree.Entry[] storage entries) private view returns (bytes32[] memory) {
        return RewardTree.build(block.chainid, address(_distributor), entries);
    }

    function _proof(RewardTree.Entry[] storage entries, RewardTree.Entry memory entry)
        private
        view
        returns (bytes32[] memory)
    {
        return RewardTree.proof(_tree(entries), RewardTree.leaf(block.chainid, address(_distributor), entry));
    }
}
