package io.duban.gateway.person;

import io.duban.gateway.caller.Delegation;
import io.duban.gateway.caller.Register;
import io.duban.gateway.caller.Scope;
import io.duban.kit.json.Form;
import io.duban.kit.security.Role;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a change of an account says; what it does not say stays. */
final class AccountForm {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    /** Of a name or a post, in characters. */
    static final int LONGEST = 100;

    private final Form form;
    private final Account before;
    private final boolean invites;

    AccountForm(Form form, Account before) {
        this.form = form;
        this.before = before;
        this.invites = form.has("invite");
    }

    /** The login of a new account. */
    static String login(Form form) {
        String login = form.text("login", LONGEST);
        return login == null || isLogin(login)
                ? login
                : form.reject("login", "not-a-login", "must match " + LOGIN.pattern());
    }

    static boolean isLogin(String text) {
        return LOGIN.matcher(text).matches();
    }

    boolean invites() {
        return invites;
    }

    /** Ends the reading. */
    AccountChange read(Delegation own, Register register, Optional<Invitation> invitation) {
        String name = form.has("name") ? form.line("name", LONGEST) : before.name();
        String post = form.has("post") ? form.line("post", LONGEST) : before.post();
        Boolean closed =
                form.has("closed") ? form.flag("closed") : Boolean.valueOf(before.closed());
        if (invites && !Boolean.TRUE.equals(form.flag("invite"))) {
            form.reject("invite", "unknown-value", "must be true, or absent");
        }
        if (invites && Boolean.TRUE.equals(closed)) {
            form.reject("invite", "closed", "is not for an account that is closed");
        }
        return new AccountChange(
                name, post, scope(own, register), Boolean.TRUE.equals(closed), invitation);
    }

    private Optional<Scope> scope(Delegation own, Register register) {
        // Both are asked for, so that both are known.
        boolean hasRole = form.has("role");
        boolean hasBody = form.has("body");
        if (!hasRole && !hasBody) {
            form.finish();
            return Optional.empty();
        }
        Role role = hasRole ? Scope.role(form) : before.role();
        Optional<String> body =
                hasBody ? Optional.ofNullable(form.optionalIdentifier("body")) : before.body();
        return Optional.of(Scope.of(form, role, body, own, register));
    }
}
