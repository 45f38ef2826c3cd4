package io.duban.complaint.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** What bodies, estates and companies are called, to be shown; a few seconds old at the most. */
@Component
public class RegisterNames {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Bodies bodies;
    private final Estates estates;
    private final Cache<String, String> companies =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(FRESH).build();

    RegisterNames(Bodies bodies, Estates estates) {
        this.bodies = bodies;
        this.estates = estates;
    }

    public Map<String, EstateProfile> estates(Collection<String> estateIds) {
        return estates.findAll(estateIds);
    }

    /** A body's name; its code where it is not registered. */
    public Party body(String code) {
        return new Party(code, bodies.find(code).map(Body::name).orElse(code));
    }

    /** A company's name; its id where it serves no estate any more. */
    public Party company(String id) {
        return new Party(id, companies.get(id, it -> estates.companyName(it).orElse(it)));
    }

    /** The city's office, which does what no body is there for. */
    public static Party office() {
        return new Party("city", "市专班办公室");
    }
}
