// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {Fixture} from "./Fixture.sol";
import {RewardTree} from "./RewardTree.sol";

/// Trees of a few contributors and claims against them.
abstract contract PayoutFixture is Fixture {
    address internal immutable ana = makeAddr("ana");
    address internal immutable ben = makeAddr("ben");

    /// Two leaves.
    function _tree(uint256 forAna, uint256 forBen) internal view returns (bytes32[] memory) {
        return _treeFor(distributor, forAna, forBen);
    }

    function _treeFor(IRewardDistributor target, uint256 forAna, uint256 forBen)
        internal
        view
        returns (bytes32[] memory)
    {
        IRewardDistributor.Earned[] memory entries = new IRewardDistributor.Earned[](2);
        entries[0] = IRewardDistributor.Earned(ana, forAna);
        entries[1] = IRewardDistributor.Earned(ben, forBen);
        return RewardTree.build(block.chainid, address(target), entries);
    }

    /// Accounts "0", "1", … with amounts that differ by one.
    function _many(uint256 count, uint256 first) internal pure returns (IRewardDistributor.Earned[] memory entries) {
        entries = new IRewardDistributor.Earned[](count);
        for (uint256 i = 0; i < count; i++) {
            entries[i] = IRewardDistributor.Earned(vm.addr(1000 + i), first + i);
        }
    }

    function _build(IRewardDistributor.Earned[] memory entries) internal view returns (bytes32[] memory) {
        return RewardTree.build(block.chainid, address(distributor), entries);
    }

    function _sum(IRewardDistributor.Earned[] memory entries) internal pure returns (uint256 sum) {
        for (uint256 i = 0; i < entries.length; i++) {
            sum += entries[i].cumulative;
        }
    }

    function _leaf(address account, uint256 cumulative) internal view returns (bytes32) {
        return RewardTree.leaf(block.chainid, address(distributor), IRewardDistributor.Earned(account, cumulative));
    }

    function _proof(bytes32[] memory tree, address account, uint256 cumulative)
        internal
        view
        returns (bytes32[] memory)
    {
        return RewardTree.proof(tree, _leaf(account, cumulative));
    }

    function _below(bytes32[] memory tree, uint256 node, IRewardDistributor.Earned[] memory entries)
        internal
        view
        returns (IRewardDistributor.Earned[] memory)
    {
        return RewardTree.below(tree, node, block.chainid, address(distributor), entries);
    }

    /// Publishes Ana's and Ben's amounts with their sum as total.
    function _publishTree(uint256 forAna, uint256 forBen) internal returns (bytes32[] memory tree) {
        tree = _tree(forAna, forBen);
        _publish(tree[0], forAna + forBen);
    }

    function _claim(bytes32[] memory tree, address account, uint256 cumulative) internal {
        distributor.claim(account, cumulative, _proof(tree, account, cumulative));
    }

    function _expectInvalid(address account, uint256 cumulative) internal {
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, account, cumulative));
    }
}
