/** What of the ledger the first sentence of a day needs. */
package io.duban.project.overview;
