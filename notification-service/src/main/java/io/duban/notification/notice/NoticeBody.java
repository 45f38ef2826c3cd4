package io.duban.notification.notice;

import io.duban.kit.json.StoredJson;
import io.duban.kit.security.ByteSeal;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A whole notice as it is kept: as JSON in its document, and the same, sealed, in every event, so
 * that either is made of the other.
 */
final class NoticeBody {

    /** Far more than any letter: what travels is ours, and still nothing is read without end. */
    private static final int LARGEST = 16 << 20;

    private final StoredJson json;
    private final ByteSeal seal;

    NoticeBody(JsonMapper mapper, ByteSeal seal) {
        this.json = new StoredJson(mapper);
        this.seal = seal;
    }

    byte[] write(Notice notice) {
        return json.bytes(notice);
    }

    Notice read(byte[] body) {
        return json.read(body, Notice.class);
    }

    /** As it travels with an event. */
    String seal(Notice notice) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(write(notice));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seal.seal(notice.id(), packed.toByteArray());
    }

    /** The body that was sealed; empty when it was not under this secret. */
    Optional<byte[]> unsealed(String sealed) {
        return seal.open(sealed).map(NoticeBody::unpacked);
    }

    private static byte[] unpacked(byte[] packed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
