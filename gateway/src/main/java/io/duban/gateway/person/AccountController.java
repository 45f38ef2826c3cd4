package io.duban.gateway.person;

import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.caller.Delegation;
import io.duban.gateway.caller.Register;
import io.duban.gateway.caller.Scope;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Role;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An administrator invites people, changes their accounts and closes them. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private static final Logger LOG = LoggerFactory.getLogger(AccountController.class);
    private static final int LARGEST = 16 << 10;
    private static final Duration INVITED = Duration.ofDays(7);

    private final Accounts accounts;
    private final Sessions sessions;
    private final Register register;
    private final Tokens tokens;
    private final StrictJson json;
    private final Cursors cursors;

    AccountController(
            Accounts accounts,
            Sessions sessions,
            Register register,
            Tokens tokens,
            StrictJson json,
            Cursors cursors) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.register = register;
        this.tokens = tokens;
        this.json = json;
        this.cursors = cursors;
    }

    /** An account that was made; the invitation is shown here only. */
    record MadeAccount(String login, String invitation) {}

    /**
     * An account that was changed.
     *
     * @param invitation where one was asked for
     */
    record ChangedAccount(AccountView account, String invitation) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<MadeAccount> invite(CallerAuthentication caller, InputStream content)
            throws IOException {
        Form form = Form.of(json.read(content, LARGEST));
        String login = AccountForm.login(form);
        String name = form.line("name", AccountForm.LONGEST);
        String post = form.line("post", AccountForm.LONGEST);
        Role role = Scope.role(form);
        Optional<String> body = Optional.ofNullable(form.optionalIdentifier("body"));
        Scope scope = Scope.of(form, role, body, new Delegation(caller.identity()), register);
        String token = tokens.next();
        if (!accounts.invite(login, name, post, scope, invitation(token))) {
            throw ProblemException.conflict("login-taken", "The login '" + login + "' is taken.");
        }
        LOG.info("{} has invited {}", caller.identity().id(), login);
        return ResponseEntity.status(HttpStatus.CREATED).body(new MadeAccount(login, token));
    }

    @GetMapping
    Page<AccountView> list(CallerAuthentication caller, Query query) {
        Page<Account> page =
                accounts.list(
                        new Delegation(caller.identity()),
                        query.page("accounts of " + caller.identity().id(), cursors));
        return new Page<>(page.items().stream().map(AccountView::of).toList(), page.next());
    }

    @PatchMapping(path = "/{login}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ChangedAccount change(
            CallerAuthentication caller, @PathVariable String login, InputStream content)
            throws IOException {
        Delegation own = new Delegation(caller.identity());
        Account before =
                accounts.find(own, login)
                        .orElseThrow(() -> ProblemException.notFound("Account", login));
        AccountForm form = new AccountForm(Form.of(json.read(content, LARGEST)), before);
        Optional<String> token = form.invites() ? Optional.of(tokens.next()) : Optional.empty();
        AccountChange change = form.read(own, register, token.map(this::invitation));
        requireAdministrator(caller, before, change);
        Account after =
                accounts.change(before, change, Instant.now())
                        .orElseThrow(
                                () ->
                                        new UnavailableException(
                                                "The account has changed meanwhile.", null));
        if (change.endsSessions(before)) {
            sessions.forgetBefore(after);
        }
        LOG.info("{} has changed {}", caller.identity().id(), login);
        return new ChangedAccount(AccountView.of(after), token.orElse(null));
    }

    private Invitation invitation(String token) {
        return new Invitation(tokens.ofInvitation(token), Instant.now().plus(INVITED));
    }

    /** Nobody shuts the last administrator out by accident: himself. */
    private void requireAdministrator(
            CallerAuthentication caller, Account before, AccountChange change) {
        boolean ownAct =
                caller.identity().isPerson() && caller.identity().shownId().equals(before.login());
        boolean wasOfCity = before.role() == Role.ADMIN && before.body().isEmpty();
        if (ownAct
                && wasOfCity
                && change.endsSessions(before)
                && !accounts.hasOtherAdministrator(before.login())) {
            throw ProblemException.forbidden(
                    "This is the last account of an administrator of the city.");
        }
    }
}
