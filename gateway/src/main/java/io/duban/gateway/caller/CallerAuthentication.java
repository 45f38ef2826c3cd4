package io.duban.gateway.caller;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import java.util.List;

/** A call of somebody who is known. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Identity identity;
    private final String grant;

    /**
     * @param grant names what lets the caller in, a key or one session, see {@link StandingGrants}
     */
    public CallerAuthentication(Identity identity, String grant) {
        super(List.of(new SimpleGrantedAuthority(identity.role().wire())));
        this.identity = identity;
        this.grant = grant;
        setAuthenticated(true);
    }

    public Identity identity() {
        return identity;
    }

    public String grant() {
        return grant;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Identity getPrincipal() {
        return identity;
    }

    /** By which the bodies of all calls of one caller are counted together. */
    @Override
    public String getName() {
        return identity.id();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallerAuthentication authentication
                && authentication.identity.equals(identity)
                && authentication.grant.equals(grant);
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }
}
