package io.duban.gateway.person;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signing in. Whatever the reason, a refusal is the same and takes the same time: whether a login
 * is there is nobody's business.
 */
@Component
class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final int ADDRESSES = 5;

    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedSignIns failed;
    private final Sessions sessions;

    SignIn(Accounts accounts, Passwords passwords, FailedSignIns failed, Sessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failed = failed;
        this.sessions = sessions;
    }

    /**
     * Begins a session.
     *
     * @return empty when login or password is wrong, or the account is not active
     * @throws WaitException when it has failed too often before
     */
    Optional<Sessions.Opened> with(String login, String password, String address) {
        Optional<Account> account = accounts.find(login);
        if (!isPassword(login, account, password, address)) {
            return Optional.empty();
        }
        LOG.info("{} has signed in", login);
        return Optional.of(begin(account.orElseThrow(), address));
    }

    /**
     * Begins a session of a person for whom the issuer vouches.
     *
     * @return empty when there is no account of that login that is active
     */
    Optional<Sessions.Opened> vouchedFor(String login, String address) {
        Optional<Account> person =
                accounts.find(login).filter(it -> it.state() == Account.State.ACTIVE);
        person.ifPresent(it -> LOG.info("{} has signed in at the issuer", it.login()));
        return person.map(it -> begin(it, address));
    }

    private Sessions.Opened begin(Account person, String address) {
        accounts.signedIn(person.login(), addresses(person, address), Instant.now());
        return sessions.open(person);
    }

    /**
     * Whether it is the password of an account that is active. Failures are counted.
     *
     * @throws WaitException when there were too many before
     */
    boolean isPassword(String login, Optional<Account> account, String password, String address) {
        failed.requireNoWait(login, address, account);
        Optional<String> stored =
                account.filter(it -> it.state() == Account.State.ACTIVE).flatMap(Account::password);
        if (!passwords.matches(password, stored)) {
            failed.failed(login, address, account);
            return false;
        }
        failed.succeeded(login, address);
        return true;
    }

    private List<String> addresses(Account account, String address) {
        List<String> addresses = new ArrayList<>(account.addresses());
        String here = failed.known(address);
        addresses.remove(here);
        addresses.addFirst(here);
        return addresses.subList(0, Math.min(ADDRESSES, addresses.size()));
    }
}
