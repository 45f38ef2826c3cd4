/** What the notice prescribes: measures, and the escalations that demand them. */
package io.duban.contracts.measure;
