/** Who is ranked, sanctioned and addressed. */
package io.duban.contracts.subject;
