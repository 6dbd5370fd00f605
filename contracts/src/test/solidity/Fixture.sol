// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Test} from "forge-std/Test.sol";
import {EmbeddedToken} from "../../main/solidity/EmbeddedToken.sol";
import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {ITokenAllowList} from "../../main/solidity/interfaces/ITokenAllowList.sol";
import {Deployment, Role} from "./Deployment.sol";

/// A community's contracts, with one holder per role, and what each of them does every week.
abstract contract Fixture is Test {
    bytes32 internal constant DATASET = keccak256("prompts");
    bytes32 internal constant CHARTER = keccak256("charter");
    uint32 internal constant WINDOW = 2 days;
    uint32 internal constant CLAIM_PERIOD = 180 days;
    uint256 internal constant TIMELOCK_DELAY = 3 days;

    address internal immutable governance = makeAddr("governance");
    address internal immutable publisher = makeAddr("publisher");
    address internal immutable proposer = makeAddr("proposer");
    address internal immutable vetoer = makeAddr("vetoer");
    address internal immutable pauser = makeAddr("pauser");
    address internal immutable ratifier = makeAddr("ratifier");
    address internal immutable treasurer = makeAddr("treasurer");
    address internal immutable treasury = makeAddr("treasury");
    address internal immutable stranger = makeAddr("stranger");

    Deployment internal deployment;
    AccessManager internal authority;
    TimelockController internal timelock;
    IBatchRegistry internal registry;
    ITokenAllowList internal tokens;
    EmbeddedToken internal token;
    IRewardDistributor internal distributor;

    /// The history that was anchored, by number from 1.
    IBatchRegistry.Entry[] private _entries;

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        _deploy(WINDOW, CLAIM_PERIOD);
    }

    function _deploy(uint32 challengeWindow, uint32 claimPeriod) internal {
        address[] memory holders = new address[](Role.COUNT);
        holders[Role.PUBLISHER] = publisher;
        holders[Role.PROPOSER] = proposer;
        holders[Role.VETOER] = vetoer;
        holders[Role.PAUSER] = pauser;
        holders[Role.RATIFIER] = ratifier;
        holders[Role.TREASURER] = treasurer;
        deployment = new Deployment(
            Deployment.Community({
                datasetId: DATASET,
                charterHash: CHARTER,
                governance: governance,
                timelockDelay: TIMELOCK_DELAY,
                treasury: treasury,
                challengeWindow: challengeWindow,
                claimPeriod: claimPeriod
            }),
            holders
        );
        authority = deployment.manager();
        timelock = deployment.timelock();
        registry = deployment.registry();
        tokens = deployment.tokens();
        token = deployment.token();
        distributor = deployment.distributor();
        delete _entries;
    }

    /// Another distributor of this dataset, with the same roles.
    function _deployBeside(IRewardDistributor.Terms memory terms) internal returns (IRewardDistributor beside) {
        beside = IRewardDistributor(vm.deployCode("RewardDistributor.sol", abi.encode(authority, terms)));
        _adopt(address(beside));
    }

    function _adopt(address beside) internal {
        vm.startPrank(address(timelock));
        _allow(beside, Role.PROPOSER, distributor.propose.selector);
        _allow(beside, Role.PROPOSER, distributor.withdraw.selector);
        _allow(beside, Role.VETOER, distributor.veto.selector);
        _allow(beside, Role.PAUSER, distributor.pause.selector);
        _allow(beside, Role.TREASURER, distributor.returnUnclaimed.selector);
        vm.stopPrank();
    }

    function _terms() internal view returns (IRewardDistributor.Terms memory) {
        return IRewardDistributor.Terms(token, registry, DATASET, tokens, treasury, WINDOW, CLAIM_PERIOD);
    }

    function _allow(address target, uint64 role, bytes4 selector) private {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        authority.setTargetFunctionRole(target, selectors, role);
    }

    function _batch(uint64 number) internal pure returns (IBatchRegistry.Batch memory) {
        return _batch(number, keccak256(abi.encode("rewards", number)));
    }

    function _batch(uint64 number, bytes32 rewardsRoot) internal pure returns (IBatchRegistry.Batch memory) {
        return IBatchRegistry.Batch({
            batchHash: keccak256(abi.encode("batch", number)),
            validatedRoot: keccak256(abi.encode("validated", number)),
            verdictRoot: keccak256(abi.encode("verdict", number)),
            rewardsRoot: rewardsRoot,
            logSize: number,
            logRoot: keccak256(abi.encode("log", number)),
            evidenceHash: keccak256(abi.encode("evidence", number))
        });
    }

    function _one(IBatchRegistry.Batch memory batch) internal pure returns (IBatchRegistry.Batch[] memory batches) {
        batches = new IBatchRegistry.Batch[](1);
        batches[0] = batch;
    }

    /// Anchors the next batch.
    function _anchor(bytes32 rewardsRoot) internal returns (IBatchRegistry.Entry memory entry) {
        uint64 number = uint64(_entries.length) + 1;
        entry = IBatchRegistry.Entry(number, 0, CHARTER, _batch(number, rewardsRoot));
        vm.prank(publisher);
        registry.anchor(DATASET, number, CHARTER, _one(entry.batch));
        _entries.push(entry);
    }

    /// Anchors the next batch as the correction of an earlier one.
    function _supersede(uint64 superseded, bytes32 rewardsRoot) internal returns (IBatchRegistry.Entry memory entry) {
        uint64 number = uint64(_entries.length) + 1;
        entry = IBatchRegistry.Entry(number, superseded, CHARTER, _batch(number, rewardsRoot));
        vm.prank(publisher);
        registry.supersede(DATASET, entry);
        _entries.push(entry);
    }

    /// Why the entry of this number stands in the history.
    function _inclusion(uint64 number) internal view returns (IBatchRegistry.Inclusion memory inclusion) {
        for (uint256 i = 0; i + 1 < number; i++) {
            inclusion.before = _chain(inclusion.before, DATASET, _entries[i]);
        }
        inclusion.later = new bytes32[](_entries.length - number);
        for (uint256 i = 0; i < inclusion.later.length; i++) {
            inclusion.later[i] = keccak256(abi.encode(DATASET, _entries[number + i]));
        }
    }

    function _chain(bytes28 before, bytes32 datasetId, IBatchRegistry.Entry memory entry)
        internal
        pure
        returns (bytes28)
    {
        return bytes28(keccak256(abi.encode(before, keccak256(abi.encode(datasetId, entry)))));
    }

    function _propose(IRewardDistributor target, IBatchRegistry.Entry memory entry, uint256 total) internal {
        vm.prank(proposer);
        target.propose(entry, _inclusion(entry.number), total);
    }

    function _propose(IBatchRegistry.Entry memory entry, uint256 total) internal {
        _propose(distributor, entry, total);
    }

    /// Anchors, proposes, funds, waits and activates.
    function _publish(IRewardDistributor target, bytes32 root, uint256 total) internal {
        _propose(target, _anchor(root), total);
        uint256 funded = target.fundedTotal();
        if (funded < total) token.mint(address(target), total - funded);
        skip(target.challengeWindow());
        target.activate(root);
    }

    function _publish(bytes32 root, uint256 total) internal {
        _publish(distributor, root, total);
    }

    function _pause(uint32 duration) internal {
        vm.prank(pauser);
        distributor.pause(duration, "suspicion");
    }

    function _expectUnauthorized(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }
}
