package io.duban.complaint.attribution;

import io.duban.complaint.query.ComplaintView;
import io.duban.complaint.query.ComplaintViews;
import io.duban.complaint.register.Estates;
import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.security.Caller;
import io.duban.kit.version.IfMatch;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** An official says whose complaint it is. */
@RestController
class AttributionController {

    private static final int LARGEST = 16 << 10;
    private static final int LONGEST_REASON = 1_000;

    private final Attribution attribution;
    private final Estates estates;
    private final StrictJson json;
    private final ComplaintViews views;

    AttributionController(
            Attribution attribution, Estates estates, StrictJson json, ComplaintViews views) {
        this.attribution = attribution;
        this.estates = estates;
        this.json = json;
        this.views = views;
    }

    @PutMapping(
            path = "/api/v1/complaints/{ticketNo}/estate",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    ComplaintView attribute(
            @PathVariable String ticketNo, InputStream content, Caller caller, IfMatch match)
            throws IOException {
        // It may take from one county and give to another.
        caller.reach().requireWholeCity();
        Form form = Form.of(json.read(content, LARGEST));
        String estateId = form.identifier("estateId");
        String reason = form.text("reason", LONGEST_REASON);
        Optional<EstateProfile> estate = Optional.ofNullable(estateId).flatMap(estates::find);
        if (estateId != null && estate.isEmpty()) {
            form.reject("estateId", "unknown-estate", "must be a registered estate");
        }
        form.finish();
        return views.of(
                attribution.attribute(
                        ticketNo, estate.orElseThrow(), reason, caller.keyId(), match),
                caller);
    }
}
