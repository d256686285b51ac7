import { Route, Routes } from 'react-router-dom';
import { RequestPage } from '../RequestPage/RequestPage';
import { RequestsPage } from './RequestsPage';

/** The list of requests, and below it the page of each. */
export const RequestRoutes = () => (
  <Routes>
    <Route index element={<RequestsPage />} />
    <Route path=":kind/:namespace/:name/:tab?" element={<RequestPage />} />
    <Route path="*" element={<RequestPage />} />
  </Routes>
);
