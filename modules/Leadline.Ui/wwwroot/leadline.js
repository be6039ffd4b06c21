import { initAll } from './nhsuk/nhsuk-frontend.min.js'

// The design system looks for this class; the usual inline script is not allowed by our content security policy.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
initAll()
