// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {EmbeddedToken} from "../../../main/solidity/EmbeddedToken.sol";
import {IBatchRegistry} from "../../../main/solidity/interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "../../../main/solidity/interfaces/IRewardDistributor.sol";
import {RewardTree} from "../RewardTree.sol";

/// Funds, proposes honest and dishonest trees, vetoes, activates, pauses, waits, claims as anybody for anybody, singly
/// and by subtrees, returns, and keeps its own books.
contract DistributorHandler is Test {
    uint256 public constant ACCOUNTS = 8;

    struct Holders {
        address publisher;
        address proposer;
        address vetoer;
        address pauser;
        address treasurer;
        bytes32 charterHash;
    }

    /// A tree, and what it promises.
    struct Epoch {
        uint256[ACCOUNTS] amounts;
        uint256 total;
        bytes32 root;
        uint256 time;
    }

    IRewardDistributor private immutable _distributor;
    EmbeddedToken private immutable _token;
    IBatchRegistry private immutable _registry;
    bytes32 private immutable _datasetId;
    Holders private _holders;

    Epoch private _pending;
    Epoch[] private _epochs;
    bytes32[] private _vetoed;

    uint256 public funded;
    uint256 public paid;
    uint256 public returned;
    uint256 public longestPause;
    uint256 public pausedSeconds;
    uint256 public startedAt;
    mapping(address account => uint256 cumulative) public settled;
    mapping(address account => uint256 amount) public received;

    constructor(IRewardDistributor distributor, Holders memory holders) {
        _distributor = distributor;
        _token = EmbeddedToken(address(distributor.token()));
        _registry = distributor.registry();
        _datasetId = distributor.datasetId();
        _holders = holders;
        startedAt = block.timestamp;
        _epochs.push();
    }

    function account(uint256 seed) public pure returns (address) {
        return vm.addr(1 + seed % ACCOUNTS);
    }

    function declared() public view returns (uint256) {
        return _epochs[_epochs.length - 1].total;
    }

    function vetoed() external view returns (bytes32[] memory) {
        return _vetoed;
    }

    function epochs() external view returns (uint256) {
        return _epochs.length - 1;
    }

    function root(uint256 epoch) external view returns (bytes32) {
        return _epochs[epoch].root;
    }

    /// By `fund` or by a plain transfer.
    function fund(uint96 amount, bool isPlain) external {
        _fund(amount, isPlain);
    }

    function _fund(uint256 amount, bool isPlain) private {
        if (isPlain) {
            _token.mint(address(_distributor), amount);
        } else {
            _token.mint(address(this), amount);
            _token.approve(address(_distributor), amount);
            _distributor.fund(amount);
        }
        funded += amount;
    }

    /// Everybody may earn, sometimes somebody loses; the total is what the tree sums up to, or less.
    function propose(uint64[ACCOUNTS] memory earned, uint64 understated, uint256 loser) external {
        vm.assume(_pending.root == bytes32(0));
        Epoch memory next = _epochs[_epochs.length - 1];
        uint256 sum = 0;
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            next.amounts[i] += earned[i];
            if (loser % 16 == i) next.amounts[i] /= 2;
            sum += next.amounts[i];
        }
        next.total = understated % 4 != 0 || sum < understated ? sum : sum - understated;
        if (next.total < declared()) next.total = declared();
        next.root = _tree(next)[0];
        vm.assume(!_distributor.isVetoed(next.root));
        for (uint256 i = 0; i < _epochs.length; i++) {
            vm.assume(next.root != _epochs[i].root);
        }

        (uint64 head, bytes28 before) = _registry.head(_datasetId);
        IBatchRegistry.Batch[] memory batches = new IBatchRegistry.Batch[](1);
        batches[0] = IBatchRegistry.Batch("batch", 0, 0, next.root, 0, 0, "evidence");
        vm.prank(_holders.publisher);
        _registry.anchor(_datasetId, head + 1, _holders.charterHash, batches);
        IBatchRegistry.Entry memory entry = IBatchRegistry.Entry(head + 1, 0, _holders.charterHash, batches[0]);
        vm.prank(_holders.proposer);
        _distributor.propose(entry, IBatchRegistry.Inclusion(before, new bytes32[](0)), next.total);
        next.time = _distributor.runningTime();
        _pending = next;
    }

    function proposeForgery(bytes32 forged, uint112 total) external {
        vm.assume(forged != bytes32(0) && _pending.root == bytes32(0) && !_distributor.isVetoed(forged));
        (uint64 head, bytes28 chainHash) = _registry.head(_datasetId);
        IBatchRegistry.Batch memory batch = IBatchRegistry.Batch("batch", 0, 0, forged, 0, 0, "evidence");
        uint64 number = head + 1;
        if (total < declared()) total = uint112(declared());

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.BatchNotAnchored.selector, number));
        vm.prank(_holders.proposer);
        _distributor.propose(
            IBatchRegistry.Entry(number, 0, _holders.charterHash, batch),
            IBatchRegistry.Inclusion(chainHash, new bytes32[](0)),
            total
        );
    }

    function veto(uint256 seed) external {
        vm.assume(_pending.root != bytes32(0) && seed % 3 == 0);
        vm.prank(_holders.vetoer);
        _distributor.veto(_pending.root, "wrong");
        _vetoed.push(_pending.root);
        delete _pending;
    }

    function withdraw(uint256 seed) external {
        vm.assume(_pending.root != bytes32(0) && seed % 3 == 0);
        vm.prank(_holders.proposer);
        _distributor.withdraw(_pending.root);
        delete _pending;
    }

    /// Funds what is missing.
    function activate(address caller, bool isPlain) external {
        vm.assume(_isReady() && !_isPaused());
        if (funded < _pending.total) _fund(_pending.total - funded, isPlain);

        vm.prank(caller);
        _distributor.activate(_pending.root);
        _pending.time = _distributor.runningTime();
        _epochs.push(_pending);
        delete _pending;
    }

    function activateUnready(address caller) external {
        vm.assume(!_isReady() || _isPaused() || funded < _pending.total);

        vm.expectRevert();
        vm.prank(caller);
        _distributor.activate(_pending.root);
    }

    function claim(uint256 seed, address caller, bool isPrevious) external {
        Epoch memory epoch = _claimable(isPrevious);
        uint256 index = seed % ACCOUNTS;
        uint256 amount = _unsettled(epoch, index);
        vm.assume(_isPayable(amount));
        bytes32[] memory proof = _proof(epoch, index);

        vm.prank(caller);
        _distributor.claim(account(index), epoch.amounts[index], proof);
        _book(epoch, index, amount);
    }

    /// The whole tree or a part of it.
    function claimBatch(uint256 seed, address caller, bool isPrevious) external {
        Epoch memory epoch = _claimable(isPrevious);
        bytes32[] memory tree = _tree(epoch);
        uint256 node = seed % tree.length;
        IRewardDistributor.Earned[] memory earned = _below(epoch, tree, node);
        vm.assume(_isPayable(_unsettledOf(epoch, earned)));

        vm.prank(caller);
        _distributor.claimBatch(earned, RewardTree.proofOf(tree, node));
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            if (_contains(earned, account(i))) _book(epoch, i, _unsettled(epoch, i));
        }
    }

    /// Received already, beyond the total, or in a pause.
    function claimUnpayable(uint256 seed, address caller, bool isPrevious) external {
        Epoch memory epoch = _claimable(isPrevious);
        bytes32[] memory tree = _tree(epoch);
        uint256 node = seed % tree.length;
        IRewardDistributor.Earned[] memory earned = _below(epoch, tree, node);
        vm.assume(!_isPayable(_unsettledOf(epoch, earned)));
        bytes32[] memory proof = RewardTree.proofOf(tree, node);

        vm.expectRevert();
        vm.prank(caller);
        if (earned.length == 1) _distributor.claim(earned[0].account, earned[0].cumulative, proof);
        else _distributor.claimBatch(earned, proof);
    }

    function giveBack(uint256 seed, uint256 which, bool isPrevious) external {
        (Epoch memory expired, Epoch memory epoch) = (_epochs[which % _epochs.length], _claimable(isPrevious));
        uint256 index = seed % ACCOUNTS;
        uint256 cumulative = _lower(expired, epoch, index);
        uint256 before = settled[account(index)];
        vm.assume(expired.root != bytes32(0) && cumulative > before && _isPayable(cumulative - before));
        vm.assume(_distributor.runningTime() >= expired.time + _distributor.claimPeriod());

        _return(expired, epoch, index, false);
        paid += cumulative - before;
        returned += cumulative - before;
        settled[account(index)] = cumulative;
    }

    function giveBackTooSoon(uint256 seed, uint256 which) external {
        Epoch memory expired = _epochs[which % _epochs.length];
        vm.assume(expired.root != bytes32(0));
        vm.assume(_isPaused() || _distributor.runningTime() < expired.time + _distributor.claimPeriod());

        _return(expired, _claimable(false), seed % ACCOUNTS, true);
    }

    function claimUnlisted(uint256 seed, uint256 cumulative, address caller) external {
        Epoch memory epoch = _claimable(false);
        uint256 index = seed % ACCOUNTS;
        vm.assume(cumulative != epoch.amounts[index] && cumulative != _claimable(true).amounts[index]);
        vm.assume(!_isPaused());
        bytes32[] memory proof = _proof(epoch, index);

        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, account(index), cumulative));
        vm.prank(caller);
        _distributor.claim(account(index), cumulative, proof);
    }

    function pause(uint32 duration) external {
        vm.assume(block.timestamp >= _distributor.pausableFrom());
        duration = uint32(bound(duration, 1, 7 days));
        vm.prank(_holders.pauser);
        _distributor.pause(duration, "suspicion");
        pausedSeconds += duration;
        if (duration > longestPause) longestPause = duration;
    }

    function pauseTooSoon(uint32 duration) external {
        vm.assume(block.timestamp < _distributor.pausableFrom());
        vm.expectRevert();
        vm.prank(_holders.pauser);
        _distributor.pause(duration, "again");
    }

    function unpause() external {
        vm.assume(_isPaused());
        pausedSeconds -= _distributor.pausedUntil() - block.timestamp;
        vm.prank(_holders.pauser);
        _distributor.unpause();
    }

    function wait_(uint32 duration) external {
        skip(duration % 15 days);
    }

    function intrude(address caller, bytes32 forged, uint32 duration) external {
        vm.assume(caller != _holders.pauser && caller != _holders.vetoer);

        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
        _distributor.pause(duration, "");
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
        _distributor.veto(forged, "");
    }

    function _isPaused() private view returns (bool) {
        return block.timestamp < _distributor.pausedUntil();
    }

    function _isReady() private view returns (bool) {
        return
            _pending.root != bytes32(0) && _distributor.runningTime() >= _pending.time + _distributor.challengeWindow();
    }

    function _isPayable(uint256 amount) private view returns (bool) {
        return amount > 0 && paid + amount <= declared() && !_isPaused();
    }

    /// What the epoch would add to what is settled for the account.
    function _unsettled(Epoch memory epoch, uint256 index) private view returns (uint256 amount) {
        uint256 before = settled[account(index)];
        return epoch.amounts[index] > before ? epoch.amounts[index] - before : 0;
    }

    function _unsettledOf(Epoch memory epoch, IRewardDistributor.Earned[] memory earned)
        private
        view
        returns (uint256 sum)
    {
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            if (_contains(earned, account(i))) sum += _unsettled(epoch, i);
        }
    }

    function _lower(Epoch memory one, Epoch memory other, uint256 index) private pure returns (uint256) {
        return one.amounts[index] < other.amounts[index] ? one.amounts[index] : other.amounts[index];
    }

    function _return(Epoch memory expired, Epoch memory epoch, uint256 index, bool isRefused) private {
        bytes32[] memory expiredProof = _proof(expired, index);
        bytes32[] memory proof = _proof(epoch, index);
        if (isRefused) vm.expectRevert();
        vm.prank(_holders.treasurer);
        _distributor.returnUnclaimed(account(index), expired.amounts[index], expiredProof, epoch.amounts[index], proof);
    }

    function _below(Epoch memory epoch, bytes32[] memory tree, uint256 node)
        private
        view
        returns (IRewardDistributor.Earned[] memory)
    {
        return RewardTree.below(tree, node, block.chainid, address(_distributor), _entries(epoch));
    }

    function _book(Epoch memory epoch, uint256 index, uint256 amount) private {
        if (amount == 0) return;
        settled[account(index)] = epoch.amounts[index];
        received[account(index)] += amount;
        paid += amount;
    }

    function _claimable(bool isPrevious) private view returns (Epoch memory epoch) {
        uint256 last = _epochs.length - 1;
        vm.assume(last > 0);
        return _epochs[isPrevious && last > 1 ? last - 1 : last];
    }

    function _entries(Epoch memory epoch) private pure returns (IRewardDistributor.Earned[] memory entries) {
        entries = new IRewardDistributor.Earned[](ACCOUNTS);
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            entries[i] = IRewardDistributor.Earned(account(i), epoch.amounts[i]);
        }
    }

    function _contains(IRewardDistributor.Earned[] memory earned, address wanted) private pure returns (bool found) {
        for (uint256 i = 0; i < earned.length; i++) {
            if (earned[i].account == wanted) return true;
        }
    }

    function _tree(Epoch memory epoch) private view returns (bytes32[] memory) {
        return RewardTree.build(block.chainid, address(_distributor), _entries(epoch));
    }

    function _proof(Epoch memory epoch, uint256 index) private view returns (bytes32[] memory) {
        IRewardDistributor.Earned memory entry = IRewardDistributor.Earned(account(index), epoch.amounts[index]);
        return RewardTree.proof(_tree(epoch), RewardTree.leaf(block.chainid, address(_distributor), entry));
    }
}
