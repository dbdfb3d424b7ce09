"""The design system: page shell, components, forms, refusal pages, style sheets and scripts."""
