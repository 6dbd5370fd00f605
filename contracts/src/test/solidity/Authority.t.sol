// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {VmSafe} from "forge-std/Vm.sol";
import {Role} from "./Deployment.sol";
import {PayoutFixture} from "./PayoutFixture.sol";

// The deployed contracts, by the list of functions that the compiler writes
// ├── each function that changes something is in the table below
// │   ├── the holders of its role, and nobody else, may call it
// │   └── functions of nobody's role may be called by everybody
// ├── each function of the manager refuses everybody but the timelock, or changes nothing
// ├── each function of the timelock refuses everybody but governance, or changes nothing
// ├── the deployer has no role, nor has governance but through the timelock
// ├── governance changes roles after the delay, not before
// ├── the timelock can close every function of a role, and claims go on
// ├── who was revoked may not call any more
// └── a role with a delay is not enough without scheduling
contract AuthorityTest is PayoutFixture {
    /// Marks what everybody may call.
    uint64 private constant EVERYBODY = type(uint64).max;

    struct Rule {
        string signature;
        uint64 role;
    }

    mapping(string contractName => Rule[]) private _rules;
    address[] private _actors;

    function setUp() public override {
        super.setUp();
        _actors = [
            address(timelock),
            publisher,
            proposer,
            vetoer,
            pauser,
            ratifier,
            treasurer,
            governance,
            address(deployment),
            treasury,
            stranger,
            address(this)
        ];
        string memory batch = "(bytes32,bytes32,bytes32,bytes32,uint64,bytes32,bytes32)";
        string memory entry = string.concat("(uint64,uint64,bytes32,", batch, ")");
        _rule("BatchRegistry", string.concat("anchor(bytes32,uint64,bytes32,", batch, "[])"), Role.PUBLISHER);
        _rule("BatchRegistry", string.concat("supersede(bytes32,", entry, ")"), Role.PUBLISHER);
        _rule("BatchRegistry", "activateCharter(bytes32,bytes32,bytes32,uint48)", Role.RATIFIER);
        _rule("TokenAllowList", "allow(address)", Role.ADMIN);
        _rule("TokenAllowList", "disallow(address)", Role.ADMIN);
        string memory proposal = string.concat("propose(", entry, ",(bytes28,bytes32[]),uint256)");
        _rule("RewardDistributor", proposal, Role.PROPOSER);
        _rule("RewardDistributor", "withdraw(bytes32)", Role.PROPOSER);
        _rule("RewardDistributor", "veto(bytes32,string)", Role.VETOER);
        _rule("RewardDistributor", "pause(uint32,string)", Role.PAUSER);
        _rule("RewardDistributor", "unpause()", Role.PAUSER);
        string memory giveBack = "returnUnclaimed(address,uint256,bytes32[],uint256,bytes32[])";
        _rule("RewardDistributor", giveBack, Role.TREASURER);
        _rule("RewardDistributor", "activate(bytes32)", EVERYBODY);
        _rule("RewardDistributor", "fund(uint256)", EVERYBODY);
        _rule("RewardDistributor", "claim(address,uint256,bytes32[])", EVERYBODY);
        _rule("RewardDistributor", "claimBatch((address,uint256)[],bytes32[])", EVERYBODY);
    }

    function test_TableListsEveryFunctionThatChangesSomething() external view {
        _assertListed("BatchRegistry", address(registry));
        _assertListed("TokenAllowList", address(tokens));
        _assertListed("RewardDistributor", address(distributor));
    }

    function test_OnlyTheRolesHoldersMayCall() external {
        assertEq(_callAll("BatchRegistry", address(registry)), 3 * _actors.length);
        assertEq(_callAll("TokenAllowList", address(tokens)), 2 * _actors.length);
        assertEq(_callAll("RewardDistributor", address(distributor)), 10 * _actors.length);
    }

    function test_OnlyTheManagerSetsTheManager() external {
        address[3] memory targets = [address(registry), address(tokens), address(distributor)];
        for (uint256 i = 0; i < targets.length; i++) {
            for (uint256 j = 0; j < _actors.length; j++) {
                _expectUnauthorized(_actors[j]);
                vm.prank(_actors[j]);
                IAccessManaged(targets[i]).setAuthority(address(this));
            }
        }
    }

    function test_ManagerRefusesEverybodyButTheTimelock() external {
        string[] memory signatures = _changing("AccessManager");
        uint256 refused = 0;
        for (uint256 i = 0; i < signatures.length; i++) {
            for (uint256 j = 1; j < _actors.length; j++) {
                if (!_changes(address(authority), _actors[j], _call(signatures[i]))) refused++;
            }
        }
        assertEq(refused, signatures.length * (_actors.length - 1));
        assertGt(signatures.length, 15);
    }

    function test_TimelockRefusesEverybodyButGovernance() external {
        string[] memory signatures = _changing("TimelockController");
        uint256 refused = 0;
        for (uint256 i = 0; i < signatures.length; i++) {
            for (uint256 j = 0; j < _actors.length; j++) {
                if (_actors[j] == governance || _actors[j] == address(timelock)) continue;
                if (!_changes(address(timelock), _actors[j], _call(signatures[i]))) refused++;
            }
        }
        assertEq(refused, signatures.length * (_actors.length - 2));
        assertGt(signatures.length, 10);
    }

    function test_NobodyHoldsARoleThatIsNotHis() external view {
        address[7] memory holders = [address(timelock), publisher, proposer, vetoer, pauser, ratifier, treasurer];
        for (uint64 role = 0; role < Role.COUNT; role++) {
            for (uint256 j = 0; j < _actors.length; j++) {
                (bool isMember, uint32 delay) = authority.hasRole(role, _actors[j]);
                assertEq(isMember, _actors[j] == holders[role]);
                assertEq(delay, 0);
            }
            assertEq(authority.getRoleAdmin(role), Role.ADMIN);
        }
    }

    function test_DeployerHasNothingInTheTimelock() external view {
        bytes32[4] memory roles = [
            timelock.DEFAULT_ADMIN_ROLE(), timelock.PROPOSER_ROLE(), timelock.EXECUTOR_ROLE(), timelock.CANCELLER_ROLE()
        ];
        for (uint256 i = 0; i < roles.length; i++) {
            assertFalse(timelock.hasRole(roles[i], address(deployment)));
            assertEq(timelock.hasRole(roles[i], governance), i != 0);
            assertEq(timelock.hasRole(roles[i], address(timelock)), i == 0);
        }
        assertEq(timelock.getMinDelay(), TIMELOCK_DELAY);
    }

    function test_GovernanceAppointsAfterTheDelay() external {
        bytes memory call = abi.encodeCall(authority.grantRole, (Role.VETOER, stranger, 0));
        vm.startPrank(governance);
        timelock.schedule(address(authority), 0, call, 0, 0, TIMELOCK_DELAY);
        skip(TIMELOCK_DELAY - 1);
        vm.expectRevert();
        timelock.execute(address(authority), 0, call, 0, 0);
        skip(1);
        timelock.execute(address(authority), 0, call, 0, 0);

        (bool isMember,) = authority.hasRole(Role.VETOER, stranger);
        assertTrue(isMember);
    }

    function test_RevertWhen_GovernanceGoesAroundTheTimelock() external {
        vm.expectRevert(
            abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedAccount.selector, governance, Role.ADMIN)
        );
        vm.prank(governance);
        authority.grantRole(Role.VETOER, stranger, 0);
    }

    function test_AdminCannotStopClaims() external {
        bytes32[] memory tree = _publishTree(300, 100);
        vm.startPrank(address(timelock));
        authority.setTargetClosed(address(distributor), true);
        authority.updateAuthority(address(distributor), address(new AccessManager(stranger)));
        tokens.disallow(token);
        bytes4[] memory open = new bytes4[](2);
        (open[0], open[1]) = (distributor.claim.selector, distributor.claimBatch.selector);
        authority.setTargetFunctionRole(address(distributor), open, Role.TREASURER);
        vm.stopPrank();

        _claim(tree, ana, 300);

        assertEq(token.balanceOf(ana), 300);
    }

    function test_RevertWhen_HolderIsRevoked() external {
        vm.prank(address(timelock));
        authority.revokeRole(Role.PUBLISHER, publisher);

        _expectUnauthorized(publisher);
        vm.prank(publisher);
        registry.anchor(DATASET, 1, CHARTER, _one(_batch(1)));
    }

    function test_RevertWhen_HolderPassesItsRoleOn() external {
        vm.expectRevert(
            abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedAccount.selector, publisher, Role.ADMIN)
        );
        vm.prank(publisher);
        authority.grantRole(Role.PUBLISHER, stranger, 0);
    }

    function test_RevertWhen_DelayedCallIsNotScheduled() external {
        vm.prank(address(timelock));
        authority.grantRole(Role.PUBLISHER, stranger, 1 days);
        bytes memory call = abi.encodeCall(registry.anchor, (DATASET, 1, CHARTER, _one(_batch(1))));
        bytes32 operation = authority.hashOperation(stranger, address(registry), call);

        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotScheduled.selector, operation));
        vm.prank(stranger);
        registry.anchor(DATASET, 1, CHARTER, _one(_batch(1)));
    }

    function _rule(string memory contractName, string memory signature, uint64 role) private {
        _rules[contractName].push(Rule(signature, role));
    }

    function _assertListed(string memory contractName, address target) private view {
        string[] memory signatures = _changing(contractName);
        Rule[] storage rules = _rules[contractName];
        assertEq(signatures.length, rules.length + 1, "in the table, and setAuthority");
        for (uint256 i = 0; i < signatures.length; i++) {
            bytes32 signature = keccak256(bytes(signatures[i]));
            if (signature == keccak256("setAuthority(address)")) continue;
            bool isListed = false;
            for (uint256 j = 0; j < rules.length; j++) {
                if (keccak256(bytes(rules[j].signature)) != signature) continue;
                isListed = true;
                // The manager answers "admin" for what is open to everybody too, and is not asked about it.
                uint64 expected = rules[j].role == EVERYBODY ? Role.ADMIN : rules[j].role;
                assertEq(
                    authority.getTargetFunctionRole(target, bytes4(keccak256(bytes(signatures[i])))),
                    expected,
                    signatures[i]
                );
            }
            assertTrue(isListed, signatures[i]);
        }
    }

    /// Calls each function of the table as each actor. Whether the caller may call is checked before anything else, so
    /// arguments need not make sense.
    function _callAll(string memory contractName, address target) private returns (uint256 calls) {
        Rule[] storage rules = _rules[contractName];
        for (uint256 i = 0; i < rules.length; i++) {
            for (uint256 j = 0; j < _actors.length; j++) {
                bool mayCall = rules[i].role == EVERYBODY || _actors[j] == _actors[rules[i].role];
                assertEq(_isRefused(target, _actors[j], _call(rules[i].signature)), !mayCall, rules[i].signature);
                calls++;
            }
        }
    }

    function _isRefused(address target, address caller, bytes memory call) private returns (bool refused) {
        uint256 before = vm.snapshotState();
        vm.prank(caller);
        (bool succeeded, bytes memory answer) = target.call(call);
        vm.revertToState(before);
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller);
        return !succeeded && keccak256(answer) == keccak256(refusal);
    }

    /// Whether the call succeeds and writes.
    function _changes(address target, address caller, bytes memory call) private returns (bool changes) {
        uint256 before = vm.snapshotState();
        vm.startStateDiffRecording();
        vm.prank(caller);
        (bool succeeded,) = target.call(call);
        VmSafe.AccountAccess[] memory accesses = vm.stopAndReturnStateDiff();
        vm.revertToState(before);
        if (!succeeded) return false;
        for (uint256 i = 0; i < accesses.length; i++) {
            for (uint256 j = 0; j < accesses[i].storageAccesses.length; j++) {
                VmSafe.StorageAccess memory access = accesses[i].storageAccesses[j];
                if (access.isWrite && access.previousValue != access.newValue) changes = true;
            }
        }
    }

    /// All arguments are zero, and so empty.
    function _call(string memory signature) private pure returns (bytes memory call) {
        return abi.encodePacked(bytes4(keccak256(bytes(signature))), new bytes(32 * 32));
    }

    /// Signatures of the functions that are not view or pure, as the compiler lists them.
    function _changing(string memory contractName) private view returns (string[] memory signatures) {
        string memory file = string.concat("out/", contractName, ".sol/", contractName);
        string memory abiJson = vm.readFile(string.concat(file, ".abi.json"));
        string[] memory all = vm.parseJsonKeys(vm.readFile(string.concat(file, ".json")), ".methodIdentifiers");
        signatures = new string[](all.length);
        uint256 count = 0;
        for (uint256 i = 0; vm.keyExistsJson(abiJson, _key(i, "type")); i++) {
            if (!_isChanging(abiJson, i)) continue;
            string memory start = string.concat(vm.parseJsonString(abiJson, _key(i, "name")), "(");
            for (uint256 j = 0; j < all.length; j++) {
                if (vm.indexOf(all[j], start) == 0) signatures[count++] = all[j];
            }
        }
        return _first(signatures, count);
    }

    function _isChanging(string memory abiJson, uint256 index) private pure returns (bool changing) {
        if (keccak256(bytes(vm.parseJsonString(abiJson, _key(index, "type")))) != keccak256("function")) return false;
        bytes32 mutability = keccak256(bytes(vm.parseJsonString(abiJson, _key(index, "stateMutability"))));
        return mutability != keccak256("view") && mutability != keccak256("pure");
    }

    function _key(uint256 index, string memory field) private pure returns (string memory key) {
        return string.concat("$[", vm.toString(index), "].", field);
    }

    function _first(string[] memory texts, uint256 count) private pure returns (string[] memory first) {
        first = new string[](count);
        for (uint256 i = 0; i < count; i++) {
            first[i] = texts[i];
        }
    }
}
