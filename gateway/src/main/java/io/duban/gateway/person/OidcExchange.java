package io.duban.gateway.person;

import io.duban.gateway.caller.PublicAddress;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.Semaphore;

/** What is asked of the issuer for one person: where the browser goes, and who came back. */
@Component
class OidcExchange {

    private static final String INVALID_TOKEN = "invalid_id_token";

    /** Whoever has begun a sign-in can make us call the issuer, so there are not many at a time. */
    private static final int AT_ONCE = 16;

    private final OidcIssuer issuer;
    private final PublicAddress address;
    private final OidcAuthorizationCodeAuthenticationProvider provider;
    private final Semaphore places = new Semaphore(AT_ONCE);

    OidcExchange(OidcIssuer issuer, PublicAddress address) {
        this.issuer = issuer;
        this.address = address;
        this.provider = provider(issuer);
    }

    private static OidcAuthorizationCodeAuthenticationProvider provider(OidcIssuer issuer) {
        ClientHttpRequestFactory calls = calls();
        BoundedAnswers bounded = new BoundedAnswers(OidcIssuer.LARGEST);

        RestClientAuthorizationCodeTokenResponseClient tokens =
                new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(
                RestClient.builder()
                        .requestFactory(calls)
                        .requestInterceptor(bounded)
                        .configureMessageConverters(
                                it ->
                                        it.addCustomConverter(new FormHttpMessageConverter())
                                                .addCustomConverter(
                                                        new OAuth2AccessTokenResponseHttpMessageConverter()))
                        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                        .build());

        RestTemplate asking = new RestTemplate(calls);
        asking.getInterceptors().add(bounded);
        asking.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService told = new DefaultOAuth2UserService();
        told.setRestOperations(asking);
        OidcUserService people = new OidcUserService();
        people.setOauth2UserService(told);
        people.setRetrieveUserInfo(
                it ->
                        !it.getIdToken().hasClaim(issuer.loginClaim())
                                && it.getClientRegistration()
                                                .getProviderDetails()
                                                .getUserInfoEndpoint()
                                                .getUri()
                                        != null);

        OidcAuthorizationCodeAuthenticationProvider provider =
                new OidcAuthorizationCodeAuthenticationProvider(tokens, people);
        provider.setJwtDecoderFactory(_ -> issuer.told().idTokens());
        return provider;
    }

    private static ClientHttpRequestFactory calls() {
        JdkClientHttpRequestFactory calls =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(OidcIssuer.CONNECT)
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .build());
        calls.setReadTimeout(OidcIssuer.ANSWER);
        return calls;
    }

    /** Where the browser is sent, with state, nonce and the challenge of PKCE. */
    OAuth2AuthorizationRequest begin(HttpServletRequest request) {
        ClientRegistration registration =
                ClientRegistration.withClientRegistration(issuer.told().registration())
                        .redirectUri(address.origin(request) + OidcCookie.PATH + "/callback")
                        .build();
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(_ -> registration);
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver.resolve(request, OidcIssuer.ID);
    }

    /**
     * The login of who came back.
     *
     * @throws OidcRefusedException when the issuer is away or what it says does not hold
     */
    String loginOf(OidcRequest request, String code) {
        if (!places.tryAcquire()) {
            throw new OidcRefusedException(OidcRefusal.AWAY, "too many ask the issuer");
        }
        try {
            return login(provider.authenticate(answered(request, code)));
        } catch (OAuth2AuthenticationException e) {
            throw refused(e);
        } finally {
            places.release();
        }
    }

    private OAuth2LoginAuthenticationToken answered(OidcRequest request, String code) {
        ClientRegistration registration = issuer.told().registration();
        return new OAuth2LoginAuthenticationToken(
                registration,
                new OAuth2AuthorizationExchange(
                        OAuth2AuthorizationRequest.authorizationCode()
                                .clientId(registration.getClientId())
                                .authorizationUri(
                                        registration.getProviderDetails().getAuthorizationUri())
                                .redirectUri(request.callback())
                                .scopes(registration.getScopes())
                                .state(request.state())
                                .attributes(
                                        it -> {
                                            it.put(OidcParameterNames.NONCE, request.nonce());
                                            it.put(
                                                    PkceParameterNames.CODE_VERIFIER,
                                                    request.verifier());
                                        })
                                .build(),
                        OAuth2AuthorizationResponse.success(code)
                                .redirectUri(request.callback())
                                .state(request.state())
                                .build()));
    }

    private String login(Authentication person) {
        if (person.getPrincipal() instanceof OidcUser user
                && user.getClaims().get(issuer.loginClaim()) instanceof String login) {
            return login;
        }
        throw new OidcRefusedException(
                OidcRefusal.UNTRUSTED, "there is no text in the claim " + issuer.loginClaim());
    }

    /** Only of ID tokens the detail is known to hold no word of theirs. */
    private static OidcRefusedException refused(OAuth2AuthenticationException e) {
        boolean away = false;
        Throwable bottom = e;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
            away |= bottom instanceof IOException;
        }
        String code = e.getError().getErrorCode();
        return new OidcRefusedException(
                away ? OidcRefusal.AWAY : OidcRefusal.UNTRUSTED,
                code.equals(INVALID_TOKEN) && !away
                        ? code + ": " + e.getError().getDescription()
                        : code + ": " + bottom.getClass().getSimpleName());
    }
}
