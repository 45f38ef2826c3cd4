package io.duban.gateway.docs;

import io.duban.kit.problem.ProblemException;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;

/** What every event's {@code dataschema} names, for everybody. */
@RestController
@RequestMapping("/schemas")
class SchemaController {

    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");
    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    /** All types of events. */
    record Index(List<EventSchemas.Listed> items) {}

    private final EventSchemas schemas;

    SchemaController(JsonMapper mapper) {
        this.schemas = new EventSchemas(mapper);
    }

    @GetMapping
    Index index() {
        return new Index(schemas.types());
    }

    @GetMapping("/{file}")
    ResponseEntity<byte[]> schema(@PathVariable String file) {
        byte[] text =
                schemas.text(file).orElseThrow(() -> ProblemException.notFound("The schema", file));
        return ResponseEntity.ok()
                .contentType(SCHEMA)
                .cacheControl(AN_HOUR)
                .eTag('"' + DigestUtils.md5DigestAsHex(text) + '"')
                .body(text);
    }
}
