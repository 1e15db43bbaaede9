"""What machines read of a site: tags, linked data, the texts as Markdown, an overview of them, a feed."""
