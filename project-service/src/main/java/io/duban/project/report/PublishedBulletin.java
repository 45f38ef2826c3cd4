package io.duban.project.report;

import io.duban.contracts.event.CampaignEvent.BulletinPublished;

/**
 * A bulletin as it is kept.
 *
 * @param hash SHA-256 of its content as JSON
 */
public record PublishedBulletin(Bulletin bulletin, String hash) {

    public BulletinPublished event() {
        return new BulletinPublished(
                bulletin.month(), bulletin.version(), bulletin.publishedOn(), hash);
    }
}
