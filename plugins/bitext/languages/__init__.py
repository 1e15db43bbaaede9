"""What is known of languages: scripts, sentences, numerals, inflection. The ground floor: it knows no text of ours."""
