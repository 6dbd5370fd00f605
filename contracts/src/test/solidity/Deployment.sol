// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {CommonBase} from "forge-std/Base.sol";
import {EmbeddedToken} from "../../main/solidity/EmbeddedToken.sol";
import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {ITokenAllowList} from "../../main/solidity/interfaces/ITokenAllowList.sol";

/// The role ids of README.md.
library Role {
    uint64 internal constant ADMIN = 0;
    uint64 internal constant PUBLISHER = 1;
    uint64 internal constant PROPOSER = 2;
    uint64 internal constant VETOER = 3;
    uint64 internal constant PAUSER = 4;
    uint64 internal constant RATIFIER = 5;
    uint64 internal constant TREASURER = 6;
    uint64 internal constant COUNT = 7;
}

/// Deploys as the section "Deploying" of README.md says. The deployer is this contract.
contract Deployment is CommonBase {
    struct Community {
        bytes32 datasetId;
        bytes32 charterHash;
        address governance;
        uint256 timelockDelay;
        address treasury;
        uint32 challengeWindow;
        uint32 claimPeriod;
    }

    AccessManager public immutable manager;
    TimelockController public immutable timelock;
    IBatchRegistry public immutable registry;
    ITokenAllowList public immutable tokens;
    EmbeddedToken public immutable token;
    IRewardDistributor public immutable distributor;

    bytes[] private _calls;

    /// By role id; the holder of role 0 is the timelock, whatever stands there.
    constructor(Community memory community, address[] memory holders) {
        manager = new AccessManager(address(this));
        address[] memory governance = new address[](1);
        governance[0] = community.governance;
        timelock = new TimelockController(community.timelockDelay, governance, governance, address(0));
        registry = IBatchRegistry(vm.deployCode("BatchRegistry.sol", abi.encode(manager)));
        tokens = ITokenAllowList(vm.deployCode("TokenAllowList.sol", abi.encode(manager)));
        token = new EmbeddedToken();
        IRewardDistributor.Terms memory terms = IRewardDistributor.Terms({
            token: token,
            registry: registry,
            datasetId: community.datasetId,
            tokens: tokens,
            treasury: community.treasury,
            challengeWindow: community.challengeWindow,
            claimPeriod: community.claimPeriod
        });
        distributor = IRewardDistributor(vm.deployCode("RewardDistributor.sol", abi.encode(manager, terms)));
        _handOver(community, holders);
    }

    function _handOver(Community memory community, address[] memory holders) private {
        _execute(
            address(registry),
            abi.encodeCall(registry.activateCharter, (community.datasetId, bytes32(0), community.charterHash, 0))
        );
        _execute(address(tokens), abi.encodeCall(tokens.allow, (token)));
        _allow(address(registry), Role.PUBLISHER, registry.anchor.selector);
        _allow(address(registry), Role.PUBLISHER, registry.supersede.selector);
        _allow(address(registry), Role.RATIFIER, registry.activateCharter.selector);
        _allow(address(distributor), Role.PROPOSER, distributor.propose.selector);
        _allow(address(distributor), Role.PROPOSER, distributor.withdraw.selector);
        _allow(address(distributor), Role.VETOER, distributor.veto.selector);
        _allow(address(distributor), Role.PAUSER, distributor.pause.selector);
        _allow(address(distributor), Role.PAUSER, distributor.unpause.selector);
        _allow(address(distributor), Role.TREASURER, distributor.returnUnclaimed.selector);
        for (uint64 role = 1; role < Role.COUNT; role++) {
            _calls.push(abi.encodeCall(manager.grantRole, (role, holders[role], 0)));
        }
        _calls.push(abi.encodeCall(manager.grantRole, (Role.ADMIN, address(timelock), 0)));
        _calls.push(abi.encodeCall(manager.renounceRole, (Role.ADMIN, address(this))));
        manager.multicall(_calls);
    }

    function _execute(address target, bytes memory call) private {
        _calls.push(abi.encodeCall(manager.execute, (target, call)));
    }

    function _allow(address target, uint64 role, bytes4 selector) private {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        _calls.push(abi.encodeCall(manager.setTargetFunctionRole, (target, selectors, role)));
    }
}
