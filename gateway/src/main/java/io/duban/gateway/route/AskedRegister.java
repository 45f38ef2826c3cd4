package io.duban.gateway.route;

import io.duban.gateway.caller.Identity;
import io.duban.gateway.caller.Register;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.security.Role;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException.NotFound;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import java.util.Optional;

/** The register as complaint-service keeps it, asked with a token of the gateway's own. */
@Component
class AskedRegister implements Register {

    private static final Identity GATEWAY = Identity.ofCity("gateway", "the gateway", Role.ADMIN);

    private final TokenMint mint;
    private final RestClient service;

    AskedRegister(RouteProperties routes, TokenMint mint) {
        this.mint = mint;
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(routes.connect());
        requests.setReadTimeout(routes.response());
        this.service =
                RestClient.builder()
                        .baseUrl(routes.complaintService().toString())
                        .requestFactory(requests)
                        .build();
    }

    @Override
    public Optional<Found> find(Role role, String body) {
        Found found;
        try {
            found =
                    service.get()
                            .uri("/internal/reaches/{role}/{body}", role.wire(), body)
                            .header(HttpHeaders.AUTHORIZATION, mint.bearer(GATEWAY))
                            .retrieve()
                            .body(Found.class);
        } catch (NotFound e) {
            return Optional.empty();
        } catch (RestClientException e) {
            throw new UnavailableException("The register cannot be asked at the moment.", e);
        }
        if (found == null || found.reach() == null) {
            throw new UnavailableException("The register does not say what the body is.", null);
        }
        return Optional.of(found);
    }
}
